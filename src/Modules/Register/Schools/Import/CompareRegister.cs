namespace LineOfSight.Register.Schools.Import;

/// <summary>Sets what a file says against what is held. Reads the rows once, changes nothing, and keeps only differences.</summary>
internal sealed class CompareRegister
{
    private readonly IReadOnlyDictionary<int, School> held;
    private readonly RegisterStatement statement;
    private readonly List<School> added = [];
    private readonly List<SchoolChange> changed = [], reopened = [];
    private readonly List<SchoolClosure> closed = [];
    private readonly List<RejectedRow> rejected = [];
    private readonly HashSet<int> mentioned = [];
    private readonly HashSet<(string La, string Number)> mentionedByNumber = [];
    private int unchanged, totals, others;

    private CompareRegister(IReadOnlyDictionary<int, School> held, RegisterStatement statement)
    {
        this.held = held;
        this.statement = statement;
    }

    public static RegisterDifference Compare(
        IReadOnlyDictionary<int, School> held, RegisterStatement statement, IEnumerable<RegisterRow> rows)
    {
        var comparison = new CompareRegister(held, statement);
        foreach (var row in rows)
        {
            comparison.Take(row);
        }

        comparison.CheckAuthority();
        return comparison.Conclude();
    }

    private void Take(RegisterRow row)
    {
        switch (row)
        {
            case SchoolRow { School: var school }:
                mentioned.Add(school.Urn);
                Take(school);
                break;
            case RejectedRow bad:
                rejected.Add(bad);
                Mention(bad);
                break;
            case OtherAuthorityRow other:
                others++;
                if (other.Urn is { } urn)
                {
                    mentioned.Add(urn);
                }

                break;
            default:
                totals++;
                break;
        }
    }

    private void Take(School school)
    {
        if (!held.TryGetValue(school.Urn, out var before))
        {
            added.Add(school);
            return;
        }

        var after = MergeSchool.Merge(before, school, statement);
        if (after == before)
        {
            unchanged++;
        }
        else if (before.Status != SchoolStatus.Closed && after.Status == SchoolStatus.Closed)
        {
            closed.Add(new SchoolClosure(before, after, ClosureGround.StatedClosed));
        }
        else if (before.Status == SchoolStatus.Closed && after.Status != SchoolStatus.Closed)
        {
            reopened.Add(new SchoolChange(before, after));
        }
        else
        {
            changed.Add(new SchoolChange(before, after));
        }
    }

    // A school whose row is damaged is in the file: it must not close because of a typing error.
    private void Mention(RejectedRow bad)
    {
        if (bad.Urn is { } urn)
        {
            mentioned.Add(urn);
        }
        else if (bad is { LaCode: { } la, EstablishmentNumber: { } number })
        {
            mentionedByNumber.Add((la, number));
        }
    }

    private void CheckAuthority()
    {
        if (statement.LaCode is { } la && added.Count + changed.Count + reopened.Count + closed.Count + unchanged + rejected.Count == 0)
        {
            throw new RegisterRefused($"The file has no schools of local authority {la}. Give the three-digit code that the file uses, such as 926.");
        }
    }

    private RegisterDifference Conclude()
    {
        var expected = held.Values.Where(statement.Expects).ToList();
        var anyReadable = added.Count + changed.Count + reopened.Count + closed.Count + unchanged > 0;
        foreach (var school in expected.Where(school => anyReadable && !IsMentioned(school)))
        {
            var after = school with { Status = SchoolStatus.Closed, CloseDate = statement.AsOf };
            closed.Add(new SchoolClosure(school, after, ClosureGround.LeftRegister));
        }

        return new RegisterDifference
        {
            Statement = statement,
            Added = added,
            Changed = changed,
            Reopened = reopened,
            Closed = closed,
            Rejected = rejected,
            Unchanged = unchanged,
            TotalsLeftOut = totals,
            OtherAuthorities = others,
            HeldInScope = expected.Count,
        };
    }

    private bool IsMentioned(School school)
        => mentioned.Contains(school.Urn)
            || (school.EstablishmentNumber is { } number && mentionedByNumber.Contains((school.LaCode, number)));
}
