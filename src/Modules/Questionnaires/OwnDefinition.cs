using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using LineOfSight.QuestionnaireEngine;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Questionnaires;

/// <summary>How far a definition of a partnership has come.</summary>
internal enum DefinitionState
{
    /// <summary>It can be changed and tried, and nobody is asked by it.</summary>
    Draft,

    /// <summary>It was sent out, and stands for ever.</summary>
    Issued,
}

/// <summary>
/// A questionnaire of a partnership: a draft of its own, or the text that it sent out. What ships with the product becomes one when it is
/// sent out, so that a return can be read as long as it is kept.
/// </summary>
internal sealed class OwnDefinition : IPartnershipRecord, IVersioned
{
    private OwnDefinition()
    {
    }

    public Guid Id { get; private init; }

    public Guid PartnershipId { get; private init; }

    public string Key { get; private set; } = "";

    /// <summary>The questionnaire's own version; <see cref="Version"/> counts saves of the row.</summary>
    public int Number { get; private set; }

    public string Title { get; private set; } = "";

    public Audience Audience { get; private set; }

    /// <summary>The key of the questionnaire that it is asked beside; null for one that stands alone.</summary>
    public string? Extends { get; private set; }

    public string Text { get; private set; } = "";

    public DefinitionState State { get; private set; }

    public DateTimeOffset AddedAt { get; private init; }

    public Guid? AddedBy { get; private init; }

    public DateTimeOffset? IssuedAt { get; private set; }

    public int Version { get; set; }

    /// <summary>Its title and version, for lists.</summary>
    public string Heading => $"{Title}, version {Number}";

    public static OwnDefinition Add(Guid partnership, Definition read, string text, Guid? by, DateTimeOffset now)
    {
        var own = new OwnDefinition { Id = NewId.Next(), PartnershipId = partnership, AddedBy = by, AddedAt = now };
        own.Take(read, text);
        return own;
    }

    public void Change(Definition read, string text)
    {
        RuleBroken.Unless(State == DefinitionState.Draft, "This questionnaire was sent out and stands as it is. Add its next version instead");
        Take(read, text);
    }

    public void Issue(DateTimeOffset now)
    {
        if (State == DefinitionState.Draft)
        {
            (State, IssuedAt) = (DefinitionState.Issued, now);
        }
    }

    private void Take(Definition read, string text) => (Key, Number, Title, Audience, Extends, Text) = (read.Key, read.Version, read.Title, read.For, read.Extends, text);

    internal sealed class Map : IEntityTypeConfiguration<OwnDefinition>
    {
        public void Configure(EntityTypeBuilder<OwnDefinition> definition)
        {
            definition.ToTable("definition", "questionnaires");
            definition.Ignore(d => d.Heading);
            definition.Property(d => d.Audience).HasConversion<string>();
            definition.Property(d => d.State).HasConversion<string>();
        }
    }
}
