namespace LineOfSight.FilledForms;

/// <summary>Why a file was not taken as a filled form.</summary>
public enum FormRefusal
{
    /// <summary>It is damaged, or is not what its name says.</summary>
    Unreadable,

    /// <summary>It is empty.</summary>
    Empty,

    /// <summary>It is too large, or unpacks to far more than a form.</summary>
    TooMuch,

    /// <summary>It has macros or controls, or can have them.</summary>
    Macros,

    /// <summary>It has a password.</summary>
    Locked,

    /// <summary>It is neither a Word document (.docx) nor an Excel workbook (.xlsx).</summary>
    OtherKind,

    /// <summary>It is no form of this system.</summary>
    NotAForm,

    /// <summary>It is a form of a questionnaire, or a version, that whoever reads it does not take.</summary>
    NotKnown,
}

/// <summary>A file that was not taken as a filled form; the message says why and what to do.</summary>
public sealed class FormRefused : Exception
{
    /// <summary>A refusal for people.</summary>
    /// <param name="why">Why.</param>
    /// <param name="message">What is wrong and what to do.</param>
    /// <param name="cause">What led to it, or null.</param>
    public FormRefused(FormRefusal why, string message, Exception? cause = null)
        : base(message, cause) => Why = why;

    /// <summary>Why.</summary>
    public FormRefusal Why { get; }

    /// <summary>The questionnaire that the file is a form of; null when it says none.</summary>
    public string? Key { get; init; }

    /// <summary>The version of the questionnaire that it is a form of; null when it says none.</summary>
    public int? Version { get; init; }
}
