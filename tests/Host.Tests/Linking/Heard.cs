using System.Text;

namespace LineOfSight.Host.Tests.Linking;

/// <summary>What a verb says on the console, apart from what other tests say at the same time.</summary>
internal sealed class Heard : TextWriter
{
    private static readonly AsyncLocal<StringWriter?> Out = new();
    private static readonly AsyncLocal<StringWriter?> Error = new();
    private static readonly Lock One = new();
    private static bool isListening;
    private readonly TextWriter otherwise;
    private readonly AsyncLocal<StringWriter?> here;

    private Heard(TextWriter otherwise, AsyncLocal<StringWriter?> here) => (this.otherwise, this.here) = (otherwise, here);

    public override Encoding Encoding => Encoding.UTF8;

    /// <summary>Runs the program's verb and hears it.</summary>
    public static async Task<(int Code, string Out, string Error)> RunAsync(params string[] arguments)
    {
        lock (One)
        {
            if (!isListening)
            {
                Console.SetOut(new Heard(Console.Out, Out));
                Console.SetError(new Heard(Console.Error, Error));
                isListening = true;
            }
        }

        await using var output = new StringWriter();
        await using var error = new StringWriter();
        (Out.Value, Error.Value) = (output, error);
        var code = await Host.Verbs.Verbs.Root().Parse(arguments).InvokeAsync(cancellationToken: TestContext.Current.CancellationToken);
        (Out.Value, Error.Value) = (null, null);
        return (code, output.ToString().ReplaceLineEndings("\n"), error.ToString().ReplaceLineEndings("\n"));
    }

    public override void Write(char value) => (here.Value ?? otherwise).Write(value);

    public override void Write(string? value) => (here.Value ?? otherwise).Write(value);

    public override void Write(char[] buffer, int index, int count) => (here.Value ?? otherwise).Write(buffer, index, count);

    public override void Flush() => (here.Value ?? otherwise).Flush();
}
