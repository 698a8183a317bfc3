using LineOfSight.Contracts;

namespace LineOfSight.Assurance.Compare;

/// <summary>Schools whose judgement of themselves differs from the last inspection's.</summary>
internal sealed class ReadInspected(ReadReturns read, ISchools schools)
{
    /// <summary>A school with both judgements.</summary>
    internal sealed record Row(ReturnName Of, string Own, string Rating, DateOnly? On, int Apart)
    {
        public string Words => $"{Math.Abs(Apart)} {(Math.Abs(Apart) == 1 ? "point" : "points")} {(Apart > 0 ? "better than inspected" : "worse than inspected")}";
    }

    /// <summary>The schools of a round.</summary>
    /// <param name="Both">How many have both judgements.</param>
    /// <param name="Rows">Those that differ, the furthest apart first.</param>
    internal sealed record Result(int Both, IReadOnlyList<Row> Rows)
    {
        /// <summary>How many judge themselves better.</summary>
        public int Better => Rows.Count(r => r.Apart > 0);
    }

    /// <summary>The schools of a round; null when it asks no school for a judgement of the whole.</summary>
    public async Task<Result?> OfAsync(ReadReturns.Compared compared, CancellationToken stop)
    {
        if (!compared.Round.IsOfSchools || compared.Standards.FirstOrDefault(s => s.Question == Inspected.Question) is not { } standard)
        {
            return null;
        }

        var grades = await read.GradesAsync(compared.Round.Id, stop);
        var register = (await schools.OfAsync([.. compared.Asked.Where(a => a.IsSigned).Select(a => a.AgencyId)], stop)).ToDictionary(s => s.AgencyId);
        var both = (
            from of in compared.Asked
            let own = grades.GetValueOrDefault(of.Id)?.GetValueOrDefault(Inspected.Question)
            let school = register.GetValueOrDefault(of.AgencyId)
            let apart = Inspected.Apart(own, school?.Rating)
            where apart is not null
            select new Row(of, standard.Grades.First(g => g.Id == own).Words, school!.Rating!, school.InspectedOn, apart.Value)).ToList();
        return new(both.Count, [.. both.Where(r => r.Apart != 0).OrderByDescending(r => r.Apart).ThenBy(r => r.Of.Name, StringComparer.Ordinal)]);
    }
}
