namespace LineOfSight.Charts;

/// <summary>The colours of the Government Analysis Function; each at least 3:1 on white. Never the only difference.</summary>
internal static class Palette
{
    public const string Text = "#0b0c0c";
    public const string Grid = "#b1b4b6";
    public const string Paper = "#ffffff";

    /// <summary>The colour of a layer or line.</summary>
    public static readonly string[] Colours = ["#12436D", "#28A197", "#801650", "#F46A25"];

    /// <summary>The colour of letters on it; each at least 4.5:1.</summary>
    public static readonly string[] OnColours = ["#ffffff", "#0b0c0c", "#ffffff", "#0b0c0c"];

    /// <summary>What gives, what takes, and what they come to.</summary>
    public const string Gives = "#12436D";
    public const string Takes = "#F46A25";
    public const string Sum = "#3D3D3D";

    public static readonly string?[] Dashes = [null, "8 4", "2 4", "12 4 2 4"];
}
