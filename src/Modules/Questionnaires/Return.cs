using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using LineOfSight.QuestionnaireEngine;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Questionnaires;

/// <summary>How far a return has come.</summary>
internal enum ReturnState
{
    /// <summary>It was asked for, and nothing was answered.</summary>
    Issued,

    /// <summary>Something was answered.</summary>
    InProgress,

    /// <summary>Somebody vouched for it by name. It stands.</summary>
    Signed,

    /// <summary>It is not asked for any more, such as of a school that closed. It is part of no rate.</summary>
    Excused,
}

/// <summary>What one agency or school was asked in a round, and how far its answer has come.</summary>
internal sealed class Return : IPartnershipRecord, IAgencyRecord, IVersioned, INamed
{
    public const int ReasonLimit = 500;
    public const int SignerLimit = 200;

    private Return()
    {
    }

    public Guid Id { get; private init; }

    public Guid PartnershipId { get; private init; }

    public Guid RoundId { get; private init; }

    public Guid DefinitionId { get; private init; }

    /// <summary>The partnership's own questions beside the questionnaire; null when it asks none.</summary>
    public Guid? LocalDefinitionId { get; private init; }

    public string Reference { get; private init; } = "";

    public Guid AgencyId { get; private init; }

    Guid? IAgencyRecord.AgencyId => AgencyId;

    /// <summary>The school's unique reference number; null for agencies.</summary>
    public int? Urn { get; private init; }

    public string Name { get; private init; } = "";

    /// <summary>The key of the agency's type; null for schools.</summary>
    public string? TypeKey { get; private init; }

    /// <summary>The key of the school's phase; null for agencies.</summary>
    public string? Phase { get; private init; }

    /// <summary>Its type or phase in words.</summary>
    public string KindWords { get; private init; } = "";

    public string? District { get; private init; }

    public DateOnly DueOn { get; private set; }

    public string? ExtendedBecause { get; private set; }

    public ReturnState State { get; private set; }

    /// <summary>How many questions are asked, as far as is known from what was answered.</summary>
    public int Asked { get; private set; }

    /// <summary>How many of them are finished.</summary>
    public int Finished { get; private set; }

    public DateTimeOffset? StartedAt { get; private set; }

    /// <summary>True once the agency or school has saved something itself. From then on nobody enters answers for it.</summary>
    public bool AnsweredItself { get; private set; }

    /// <summary>The account of whoever last entered answers that came on paper or by email; null when nobody did.</summary>
    public Guid? KeyedBy { get; private set; }

    public DateTimeOffset? KeyedAt { get; private set; }

    public DateTimeOffset? SignedAt { get; private set; }

    /// <summary>The account of whoever signed; null when it was signed by a link.</summary>
    public Guid? SignedBy { get; private set; }

    public string? SignerName { get; private set; }

    public string? SignerRole { get; private set; }

    public DateOnly? ExcusedOn { get; private set; }

    public string? ExcusedBecause { get; private set; }

    public DateTimeOffset? LastChasedAt { get; private set; }

    public DateTimeOffset? EscalatedAt { get; private set; }

    public string? EscalatedTo { get; private set; }

    public int Version { get; set; }

    public bool IsOpen => State is ReturnState.Issued or ReturnState.InProgress;

    public Respondent Respondent => new(TypeKey, Phase);

    /// <summary>Who is asked, as the register has them.</summary>
    internal sealed record Party(Guid AgencyId, int? Urn, string Name, string? TypeKey, string? Phase, string KindWords, string? District);

    public static Return Ask(Round round, Party party, string reference, int asked) => new()
    {
        Id = NewId.Next(), PartnershipId = round.PartnershipId, RoundId = round.Id, DefinitionId = round.DefinitionId, LocalDefinitionId = round.LocalDefinitionId, Reference = reference, AgencyId = party.AgencyId,
        Urn = party.Urn, Name = party.Name, TypeKey = party.TypeKey, Phase = party.Phase, KindWords = party.KindWords, District = party.District, DueOn = round.DueOn, Asked = asked,
    };

    /// <summary>True while somebody of the partnership may enter what came on paper or by email: a draft of the agency or school itself is nobody else's business.</summary>
    public bool CanBeKeyed => IsOpen && !AnsweredItself;

    /// <summary>Takes note of answers that were saved.</summary>
    /// <param name="asked">How many questions are asked.</param>
    /// <param name="finished">How many of them are finished.</param>
    /// <param name="now">When.</param>
    /// <param name="keyedBy">Who entered what came on paper or by email; null for the agency or school itself.</param>
    public void Progress(int asked, int finished, DateTimeOffset now, Guid? keyedBy = null)
    {
        RuleBroken.Unless(keyedBy is null || !AnsweredItself, $"{Name} answers this return itself, online. Ask it to go on there, or excuse the return");
        (AnsweredItself, KeyedBy, KeyedAt) = keyedBy is null ? (true, KeyedBy, KeyedAt) : (false, keyedBy, now);
        RuleBroken.Unless(IsOpen, State == ReturnState.Signed ? "Somebody in your organisation has already signed this off" : "This is not asked for any more");
        (Asked, Finished, State, StartedAt) = (asked, finished, ReturnState.InProgress, StartedAt ?? now);
    }

    public void Sign(string? name, string? role, bool isAccurate, Guid? by, DateTimeOffset now)
    {
        RuleBroken.Unless(IsOpen, State == ReturnState.Signed ? "Somebody in your organisation has already signed this off" : "This is not asked for any more");
        RuleBroken.Unless(Finished == Asked, "Answer every question before you sign off");
        var (signer, signersRole) = (Typed.Required(name, SignerLimit, "Enter your name", nameof(SignerName)), Typed.Required(role, SignerLimit, "Enter your role", nameof(SignerRole)));
        RuleBroken.Unless(isAccurate, "Confirm that this is an accurate assessment", "IsAccurate");
        (SignerName, SignerRole, SignedBy, SignedAt, State) = (signer, signersRole, by, now, ReturnState.Signed);
    }

    public void Reopen()
    {
        RuleBroken.Unless(State == ReturnState.Signed, "Only a return that was signed off can be opened again");
        (SignerName, SignerRole, SignedBy, SignedAt, State) = (null, null, null, null, ReturnState.InProgress);
    }

    /// <summary>Takes note of answers that were carried here from another return of the same agency, or taken back.</summary>
    public void Carried(int asked, int finished, DateTimeOffset now)
    {
        if (State == ReturnState.Signed && finished < asked)
        {
            Reopen();
        }

        (AnsweredItself, Asked, Finished, StartedAt) = (true, asked, finished, StartedAt ?? now);
        State = State == ReturnState.Issued ? ReturnState.InProgress : State;
    }

    /// <summary>Takes note that answers which were carried here were taken back: it counts as not answered.</summary>
    public void TakenBack(int asked, int finished)
    {
        if (State == ReturnState.Signed)
        {
            Reopen();
        }

        (Asked, Finished) = (asked, finished);
    }

    /// <summary>It stands by the sign-off of the return that answers it: the agency is asked nothing else here.</summary>
    public void SignAs(Return lead, DateTimeOffset now) =>
        (SignerName, SignerRole, SignedBy, SignedAt, State) = (lead.SignerName, lead.SignerRole, lead.SignedBy, now, ReturnState.Signed);

    public void Extend(DateOnly? due, string? because, DateOnly today)
    {
        RuleBroken.Unless(IsOpen, "Only a return that is still asked for can have more time");
        var until = due ?? throw new RuleBroken("Enter the new date", nameof(DueOn));
        RuleBroken.Unless(until > DueOn, "The new date must be later than the present one", nameof(DueOn));
        RuleBroken.Unless(until >= today, "The new date must be today or in the future", nameof(DueOn));
        (DueOn, ExtendedBecause) = (until, Typed.Required(because, ReasonLimit, "Enter why there is more time", nameof(ExtendedBecause)));
    }

    /// <summary>Follows the round's own date.</summary>
    public void Follow(DateOnly due) => DueOn = due;

    public void Excuse(string? because, DateOnly today)
    {
        RuleBroken.Unless(IsOpen, "Only a return that is still asked for can be excused");
        (State, ExcusedOn, ExcusedBecause) = (ReturnState.Excused, today, Typed.Required(because, ReasonLimit, "Enter why it is not asked for any more", nameof(ExcusedBecause)));
    }

    public void WasChased(DateTimeOffset now) => LastChasedAt = now;

    public void Escalate(string? to, DateOnly today, DateTimeOffset now)
    {
        RuleBroken.Unless(IsOpen && DueOn < today, "Only a return that is overdue can be escalated");
        RuleBroken.Unless(EscalatedAt is null, "This was escalated already");
        (EscalatedTo, EscalatedAt) = (Typed.Required(to, SignerLimit, "Enter to whom", nameof(EscalatedTo)), now);
    }

    internal sealed class Map : IEntityTypeConfiguration<Return>
    {
        public void Configure(EntityTypeBuilder<Return> @return)
        {
            @return.ToTable("return", "questionnaires");
            @return.Ignore(r => r.Respondent);
            @return.Property(r => r.State).HasConversion<string>();
            @return.HasOne<Round>().WithMany().HasForeignKey(r => r.RoundId);
            @return.HasOne<OwnDefinition>().WithMany().HasForeignKey(r => r.DefinitionId);
            @return.HasOne<OwnDefinition>().WithMany().HasForeignKey(r => r.LocalDefinitionId);
        }
    }
}
