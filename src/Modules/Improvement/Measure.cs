using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Improvement;

/// <summary>
/// What will show whether something changed: its definition, a baseline that stands as it was set, the change that is expected, and
/// readings. "No change" is a valid result.
/// </summary>
internal sealed class Measure : IPartnershipRecord, IVersioned, ICaseRecord, IOwnedRecord
{
    public const int WhatLimit = 200;
    public const int DefinitionLimit = 1000;
    public const int SourceLimit = 200;
    public const int CountedInLimit = 60;
    public const int ExpectedLimit = 1000;
    public const int WordsLimit = 2000;

    private Measure()
    {
    }

    public Guid Id { get; private init; }

    public Guid PartnershipId { get; private init; }

    public string Reference { get; private init; } = "";

    public string What { get; private set; } = "";

    /// <summary>What is counted or asked, and how, so that two people would get the same.</summary>
    public string Definition { get; private set; } = "";

    public string Source { get; private set; } = "";

    public MeasureUnit Unit { get; private set; }

    /// <summary>What the base consists of, or the unit of the number: "parents", "working days"; null when nobody said.</summary>
    public string? CountedIn { get; private set; }

    public MeasureBetter Better { get; private set; }

    /// <summary>The change that is expected, in words.</summary>
    public string Expected { get; private set; } = "";

    public DateOnly? BaselineOn { get; private set; }

    public decimal? BaselineValue { get; private set; }

    /// <summary>What the value is a part of (a share), or from how many it was measured (a number).</summary>
    public int? BaselineBase { get; private set; }

    public string? BaselineWords { get; private set; }

    public DateTimeOffset? BaselineSetAt { get; private set; }

    /// <summary>What the last reading shows; null before the first.</summary>
    public ReadingResult? Result { get; private set; }

    public Guid? OwnerId { get; private init; }

    public bool IsCaseLevel { get; private set; }

    public DateTimeOffset AddedAt { get; private init; }

    public int Version { get; set; }

    /// <summary>What people say about a measure.</summary>
    internal sealed record Particulars(string? What, string? Definition, string? Source, MeasureUnit? Unit, MeasureBetter? Better, string? Expected, string? CountedIn = null);

    /// <summary>One value: how many of how many, a number, or words.</summary>
    internal sealed record Value(DateOnly? On, decimal? Number, int? Base, string? Words);

    public static Measure Set(Guid partnership, string reference, Particulars said, bool isCaseLevel, Guid owner, DateTimeOffset now)
    {
        var measure = new Measure
        {
            Id = NewId.Next(), PartnershipId = partnership, Reference = reference, OwnerId = owner, IsCaseLevel = isCaseLevel, AddedAt = now,
        };
        measure.Change(said);
        return measure;
    }

    /// <summary>Changes what is measured. Once it has a baseline, only the words of the expected change and the source may be made clearer.</summary>
    public void Change(Particulars said)
    {
        var what = AsTyped.Required(said.What, WhatLimit, "Enter what is measured", nameof(What));
        var definition = AsTyped.Required(said.Definition, DefinitionLimit, "Enter what is counted, and how", nameof(Definition));
        RuleBroken.Unless(said.Unit is not null, "Choose what kind of value it is", nameof(Unit));
        RuleBroken.Unless(said.Better is not null, "Choose which way is better", nameof(Better));
        if (BaselineOn is not null)
        {
            const string Stands = "It has a baseline, so this stands. Set a new measure instead";
            RuleBroken.Unless(what == What, Stands, nameof(What));
            RuleBroken.Unless(definition == Definition, Stands, nameof(Definition));
            RuleBroken.Unless(said.Unit == Unit, Stands, nameof(Unit));
            RuleBroken.Unless(said.Better == Better, Stands, nameof(Better));
        }

        (What, Definition, Unit, Better) = (what, definition, said.Unit!.Value, said.Better!.Value);
        CountedIn = said.Unit == MeasureUnit.Words ? null : AsTyped.Optional(said.CountedIn, CountedInLimit, nameof(CountedIn));
        RuleBroken.Unless(
            CountedIn is not { } unit || (!unit.Contains('%', StringComparison.Ordinal) && !unit.Contains("percent", StringComparison.OrdinalIgnoreCase) && !unit.Contains("per cent", StringComparison.OrdinalIgnoreCase)),
            "A percentage is made from how many of how many. Enter what is counted, such as parents", nameof(CountedIn));
        Source = AsTyped.Required(said.Source, SourceLimit, "Enter where the values come from", nameof(Source));
        Expected = AsTyped.Required(said.Expected, ExpectedLimit, "Enter the change that you expect", nameof(Expected));
    }

    /// <summary>Sets where it started, once. It cannot be changed afterwards, here or in the database.</summary>
    public void SetBaseline(Value value, DateOnly today, DateTimeOffset now)
    {
        RuleBroken.Unless(BaselineOn is null, "A baseline stands as it was set. Set a new measure if it was wrong");
        var (on, number, @base, words) = Checked(value, today);
        (BaselineOn, BaselineValue, BaselineBase, BaselineWords, BaselineSetAt) = (on, number, @base, words, now);
    }

    /// <summary>Takes a reading after the baseline.</summary>
    public Reading Read(Value value, ReadingResult? result, Reading? corrects, Guid person, DateOnly today, DateTimeOffset now)
    {
        RuleBroken.Unless(BaselineOn is not null, "Set the baseline first: without it nobody can say what changed");
        var (on, number, @base, words) = Checked(value, today);
        RuleBroken.Unless(on >= BaselineOn, $"The date of the reading must be on or after {Finding.Day(BaselineOn)}, the date of the baseline", nameof(Reading.OnDay));
        RuleBroken.Unless(result is not null, "Choose what the reading shows", nameof(Reading.Result));
        RuleBroken.Unless(
            !Contradicts(number, @base, result!.Value),
            "The value went the other way since the baseline. Choose the result that it shows, or correct the value", nameof(Reading.Result));
        Result = result;
        return Reading.Of(this, on, number, @base, words, result!.Value, corrects, person, now);
    }

    internal void FollowCaseLevel(bool isCaseLevel) => IsCaseLevel = isCaseLevel;

    // A value that fell is no change for the better where higher is better; whether a rise is a change is for people to say.
    private bool Contradicts(decimal? number, int? @base, ReadingResult result)
    {
        if (Better == MeasureBetter.Neither || Unit == MeasureUnit.Words || result is ReadingResult.NoChange or ReadingResult.TooEarly)
        {
            return false;
        }

        var (before, after) = Unit == MeasureUnit.Share
            ? (BaselineValue!.Value * @base!.Value, number!.Value * BaselineBase!.Value)
            : (BaselineValue!.Value, number!.Value);
        var rose = after > before;
        var fell = after < before;
        var better = Better == MeasureBetter.Higher ? rose : fell;
        var worse = Better == MeasureBetter.Higher ? fell : rose;
        return result == ReadingResult.Better ? !better : !worse;
    }

    private (DateOnly On, decimal? Number, int? Base, string? Words) Checked(Value value, DateOnly today)
    {
        RuleBroken.Unless(value.On is not null, "Enter the date that the value is for", nameof(Reading.OnDay));
        RuleBroken.Unless(value.On <= today, "The date that the value is for must be today or in the past", nameof(Reading.OnDay));
        var words = AsTyped.Optional(value.Words, WordsLimit, nameof(Reading.Words));
        switch (Unit)
        {
            case MeasureUnit.Share:
                RuleBroken.Unless(value.Number is >= 0 && decimal.IsInteger(value.Number.Value), "Enter how many, 0 or more", nameof(Reading.Value));
                RuleBroken.Unless(value.Base is >= 1, "Enter out of how many, 1 or more", nameof(Reading.Base));
                RuleBroken.Unless(value.Number <= value.Base, "How many must not be more than out of how many", nameof(Reading.Value));
                return (value.On!.Value, value.Number, value.Base, words);
            case MeasureUnit.Number:
                RuleBroken.Unless(value.Number is not null, "Enter the value", nameof(Reading.Value));
                RuleBroken.Unless(value.Base is null or >= 1, "From how many it was measured must be 1 or more", nameof(Reading.Base));
                return (value.On!.Value, value.Number, value.Base, words);
            default:
                RuleBroken.Unless(words is not null, "Enter what was observed", nameof(Reading.Words));
                return (value.On!.Value, null, null, words);
        }
    }

    internal sealed class Map : IEntityTypeConfiguration<Measure>
    {
        public void Configure(EntityTypeBuilder<Measure> measure)
        {
            measure.ToTable("measure", "improvement");
            measure.Property(m => m.What).HasMaxLength(WhatLimit);
            measure.Property(m => m.Unit).HasConversion<string>();
            measure.Property(m => m.Better).HasConversion<string>();
            measure.Property(m => m.Result).HasConversion<string>();
            measure.Property(m => m.BaselineValue).HasPrecision(18, 4);
        }
    }
}

/// <summary>What kind of value a measure has.</summary>
internal enum MeasureUnit
{
    /// <summary>How many of how many.</summary>
    Share,

    /// <summary>A number, such as days.</summary>
    Number,

    /// <summary>What was seen or heard, in words.</summary>
    Words,
}

/// <summary>Which way is better.</summary>
internal enum MeasureBetter
{
    Higher,
    Lower,
    Neither,
}
