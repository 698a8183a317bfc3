using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Kernel.Mail;

/// <summary>A letter of the outbox, and what became of it.</summary>
public sealed class PostedLetter : IRecord, IVersioned
{
    /// <summary>The states, as they are stored.</summary>
    public static class States
    {
        /// <summary>To be sent as soon as its moment comes.</summary>
        public const string Waiting = "waiting";

        /// <summary>Kept for its reader's letter of the day.</summary>
        public const string Kept = "kept";

        /// <summary>Told in a letter of the day.</summary>
        public const string Gathered = "gathered";

        /// <summary>A node is sending it.</summary>
        public const string Sending = "sending";

        /// <summary>The mail server took it.</summary>
        public const string Sent = "sent";

        /// <summary>It did not go; it is tried again.</summary>
        public const string Failed = "failed";

        /// <summary>The connection broke after it was handed over: nobody knows. A person decides.</summary>
        public const string Unknown = "unknown";

        /// <summary>Refused, or tried too often. A person decides.</summary>
        public const string GivenUp = "given-up";

        /// <summary>It is not sent.</summary>
        public const string Withdrawn = "withdrawn";
    }

    /// <inheritdoc />
    public required Guid Id { get; init; }

    /// <summary>The partnership whose business it is, or null for the installation's.</summary>
    public Guid? PartnershipId { get; init; }

    /// <summary>The kind's key.</summary>
    public required string Kind { get; init; }

    /// <summary>The account that gets it, or null.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>The address of somebody without an account, or null.</summary>
    public string? Address { get; init; }

    /// <summary>The subject.</summary>
    public required string Subject { get; init; }

    /// <summary>What it says, without the frame around it.</summary>
    public required string Words { get; init; }

    /// <summary>The page it is about, or null.</summary>
    public string? Link { get; init; }

    /// <summary>A calendar file, or null.</summary>
    public string? Calendar { get; init; }

    /// <summary>One of <see cref="States"/>.</summary>
    public required string State { get; set; }

    /// <summary>When it was written (UTC).</summary>
    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>When it is tried next (UTC), while it waits.</summary>
    public DateTimeOffset? NextTryAt { get; set; }

    /// <summary>How often it was tried.</summary>
    public int Tries { get; set; }

    /// <summary>What went wrong last, in words.</summary>
    public string? Trouble { get; set; }

    /// <summary>When the mail server took it (UTC).</summary>
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>When its text was handed to the mail server (UTC): from then on it may have gone.</summary>
    public DateTimeOffset? HandedOverAt { get; set; }

    /// <summary>The letter of the day that tells it, or null.</summary>
    public Guid? DigestId { get; init; }

    /// <summary>Who decided what becomes of it, or null.</summary>
    public Guid? DecidedBy { get; set; }

    /// <inheritdoc />
    public int Version { get; set; }

    /// <summary>What its reader gets to read, but for the partnership's name.</summary>
    /// <param name="site">The site's address.</param>
    public string TextAt(string site) => SendLetters.TextOf(Words, Link, null, PersonId is not null, site);

    /// <summary>True when a person has to decide.</summary>
    public bool NeedsSomebody => State is States.Unknown or States.GivenUp;

    /// <summary>Somebody found out that it arrived.</summary>
    /// <exception cref="RuleBroken">That is not the question.</exception>
    public void Arrived(Guid decidedBy, DateTimeOffset now)
    {
        RuleBroken.Unless(State == States.Unknown, "This letter is no longer in doubt. Look at what became of it.");
        (State, SentAt, NextTryAt, DecidedBy) = (States.Sent, HandedOverAt ?? now, null, decidedBy);
    }

    /// <summary>Somebody decided that it is sent again.</summary>
    /// <exception cref="RuleBroken">It waits already, or has gone.</exception>
    public void SendAgain(Guid decidedBy, DateTimeOffset now)
    {
        RuleBroken.Unless(NeedsSomebody, "This letter waits to be sent already, or has been sent.");
        (State, NextTryAt, Tries, HandedOverAt, DecidedBy) = (States.Waiting, now, 0, null, decidedBy);
    }

    /// <summary>Somebody decided that it is not sent.</summary>
    /// <exception cref="RuleBroken">It has gone, or is going.</exception>
    public void Withdraw(Guid decidedBy)
    {
        RuleBroken.Unless(State is States.Waiting or States.Failed or States.GivenUp or States.Kept, "This letter has been sent or is being sent.");
        (State, NextTryAt, DecidedBy) = (States.Withdrawn, null, decidedBy);
    }

    internal sealed class Map : IEntityTypeConfiguration<PostedLetter>
    {
        public void Configure(EntityTypeBuilder<PostedLetter> letter)
        {
            letter.ToTable("letter", "kernel");
            letter.Property<bool>("MayWait");
            letter.HasOne<Partnership>().WithMany().HasForeignKey(l => l.PartnershipId);
            letter.HasOne<Account>().WithMany().HasForeignKey(l => l.PersonId);
        }
    }
}

/// <summary>One attempt to send a letter.</summary>
public sealed class LetterTry
{
    /// <summary>The letter.</summary>
    public required Guid LetterId { get; init; }

    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary><c>sent</c>, <c>failed</c>, <c>unknown</c> or <c>refused</c>.</summary>
    public required string Outcome { get; init; }

    /// <summary>What went wrong, in words.</summary>
    public string? Trouble { get; init; }

    internal sealed class Map : IEntityTypeConfiguration<LetterTry>
    {
        public void Configure(EntityTypeBuilder<LetterTry> attempt)
        {
            attempt.ToTable("letter_try", "kernel").HasKey(t => new { t.LetterId, t.Number });
            attempt.HasOne<PostedLetter>().WithMany().HasForeignKey(t => t.LetterId);
        }
    }
}
