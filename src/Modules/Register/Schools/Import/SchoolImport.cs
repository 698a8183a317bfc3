using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Register.Schools.Import;

/// <summary>Where an import stands.</summary>
internal enum ImportState
{
    /// <summary>The file is here; somebody looks at what it would do.</summary>
    Waiting,

    /// <summary>It is being applied.</summary>
    Applying,

    /// <summary>It was applied, all of it.</summary>
    Applied,

    /// <summary>Somebody decided against it.</summary>
    Dropped,
}

/// <summary>One file of the national register, from its arrival to what it did.</summary>
internal sealed class SchoolImport : IRecord, IVersioned
{
    public const int FileNameLimit = 255;

    private SchoolImport()
    {
    }

    public Guid Id { get; private init; }

    public string FileName { get; private init; } = "";

    public string? NamesFileName { get; private init; }

    public string Layout { get; private init; } = "";

    public string Encoding { get; private init; } = "";

    /// <summary>The day that the file speaks of.</summary>
    public DateOnly AsOf { get; private init; }

    /// <summary>Only this authority; null for the nation.</summary>
    public string? LaCode { get; private init; }

    public ImportState State { get; private set; }

    /// <summary>Why it could not be applied the last time, or null.</summary>
    public string? Problem { get; private set; }

    public Guid GivenBy { get; private init; }

    public DateTimeOffset GivenAt { get; private init; }

    public DateTimeOffset? AppliedAt { get; private set; }

    /// <summary>Somebody who saw the closures said that they are right.</summary>
    public bool ClosuresConfirmed { get; private set; }

    public int Read { get; private set; }

    public int Added { get; private set; }

    public int Changed { get; private set; }

    public int Closed { get; private set; }

    public int Unchanged { get; private set; }

    public int Rejected { get; private set; }

    public int TotalsLeftOut { get; private set; }

    public int OtherAuthorities { get; private set; }

    public int Version { get; set; }

    public static SchoolImport Give(RegisterSource source, RegisterDifference difference, Guid person, DateTimeOffset now)
    {
        var import = new SchoolImport
        {
            Id = NewId.Next(),
            FileName = Short(source.FileName),
            NamesFileName = source.NamesFileName is { } names ? Short(names) : null,
            Layout = difference.Layout,
            Encoding = difference.Encoding,
            AsOf = difference.Statement.AsOf,
            LaCode = difference.Statement.LaCode,
            State = ImportState.Waiting,
            GivenBy = person,
            GivenAt = now,
        };
        import.Count(difference);
        return import;
    }

    public void Start(bool closuresConfirmed)
    {
        RuleBroken.Unless(State is ImportState.Waiting or ImportState.Applying, "This file was imported or dropped already. Give it again to import it.");
        State = ImportState.Applying;
        Problem = null;
        ClosuresConfirmed = closuresConfirmed;
    }

    public void Fail(string problem)
    {
        State = ImportState.Waiting;
        Problem = problem;
    }

    public void Apply(RegisterDifference difference, DateTimeOffset now)
    {
        RuleBroken.Unless(State is ImportState.Waiting or ImportState.Applying, "This file was imported or dropped already.");
        if (difference.NeedsConfirmation && !ClosuresConfirmed)
        {
            throw new RuleBroken(difference.ClosuresQuestion, "ConfirmClosures");
        }

        State = ImportState.Applied;
        AppliedAt = now;
        Problem = null;
        Count(difference);
    }

    public void Drop()
    {
        RuleBroken.Unless(State == ImportState.Waiting, "Only a file that waits to be imported can be dropped.");
        State = ImportState.Dropped;
    }

    private void Count(RegisterDifference difference)
        => (Read, Added, Changed, Closed, Unchanged, Rejected, TotalsLeftOut, OtherAuthorities) =
            (difference.Read, difference.Added.Count, difference.Changed.Count + difference.Reopened.Count, difference.Closed.Count,
                difference.Unchanged, difference.Rejected.Count, difference.TotalsLeftOut, difference.OtherAuthorities);

    // A browser may send a whole path; the database holds no NUL.
    private static string Short(string fileName)
    {
        var name = fileName[(fileName.LastIndexOfAny(['/', '\\']) + 1)..].Replace('\0', '\uFFFD');
        return name.Length == 0 ? "(no name)" : name.Length <= FileNameLimit ? name : name[..FileNameLimit];
    }

    internal sealed class Map : IEntityTypeConfiguration<SchoolImport>
    {
        public void Configure(EntityTypeBuilder<SchoolImport> import)
        {
            import.ToTable("school_import", "register");
            import.Property(i => i.State).HasConversion<string>();
        }
    }
}

/// <summary>An uploaded file, compressed, as long as its import waits.</summary>
internal sealed class SchoolImportFile
{
    public const string Register = "Register";
    public const string Names = "Names";

    public required Guid ImportId { get; init; }

    public required string Part { get; init; }

    [NotInActs]
    public byte[]? Content { get; init; }

    internal sealed class Map : IEntityTypeConfiguration<SchoolImportFile>
    {
        public void Configure(EntityTypeBuilder<SchoolImportFile> file)
        {
            file.ToTable("school_import_file", "register");
            file.HasKey(f => new { f.ImportId, f.Part });
            file.HasOne<SchoolImport>().WithMany().HasForeignKey(f => f.ImportId);
        }
    }
}

/// <summary>A row that stayed out of the register.</summary>
internal sealed class SchoolImportRejection
{
    public required Guid ImportId { get; init; }

    public required int Number { get; init; }

    public required int Line { get; init; }

    public required string Reason { get; init; }

    internal sealed class Map : IEntityTypeConfiguration<SchoolImportRejection>
    {
        public void Configure(EntityTypeBuilder<SchoolImportRejection> rejection)
        {
            rejection.ToTable("school_import_rejection", "register");
            rejection.HasKey(r => new { r.ImportId, r.Number });
            rejection.HasOne<SchoolImport>().WithMany().HasForeignKey(r => r.ImportId);
        }
    }
}
