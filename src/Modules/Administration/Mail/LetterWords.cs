using LineOfSight.Design.TagHelpers;
using LineOfSight.Kernel.Mail;

namespace LineOfSight.Administration.Mail;

/// <summary>The states of letters in words.</summary>
internal static class LetterWords
{
    public static string Of(string state) => state switch
    {
        PostedLetter.States.Waiting => "Waiting",
        PostedLetter.States.Kept => "For the letter of the day",
        PostedLetter.States.Gathered => "In the letter of the day",
        PostedLetter.States.Sending => "Being sent",
        PostedLetter.States.Sent => "Sent",
        PostedLetter.States.Failed => "Tried again later",
        PostedLetter.States.Unknown => "In doubt",
        PostedLetter.States.GivenUp => "Given up",
        _ => "Withdrawn",
    };

    public static TagColour ColourOf(string state) => state switch
    {
        PostedLetter.States.Sent or PostedLetter.States.Gathered => TagColour.Green,
        PostedLetter.States.Unknown or PostedLetter.States.GivenUp => TagColour.Red,
        PostedLetter.States.Failed => TagColour.Yellow,
        PostedLetter.States.Withdrawn => TagColour.Grey,
        _ => TagColour.Blue,
    };

    public static string OfTry(string outcome) => outcome switch { "sent" => "The mail server took it", "unknown" => "Nobody knows", "refused" => "Refused", _ => "Failed" };
}
