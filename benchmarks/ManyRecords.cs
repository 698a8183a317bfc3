using LineOfSight.Kit;

namespace LineOfSight.Bench;

/// <summary>A partnership with many findings and actions, written straight into the tables: measuring reads needs no history.</summary>
internal static class ManyRecords
{
    /// <returns>The business manager, and a finding with evidence, two actions and an answer.</returns>
    public static async Task<(Guid Person, Guid Finding)> PlantAsync(House house, int records)
    {
        var partnership = await house.PartnershipAsync("A partnership of many records");
        var other = await house.PartnershipAsync("Another partnership");
        var person = await house.PersonAsync("Business Manager", "business-manager", partnership);
        foreach (var (holder, count) in new[] { (partnership, records), (other, records / 4) })
        {
            await house.SqlAsync(
                """
                insert into improvement.finding (id, partnership_id, reference, title, found, is_concern, theme, raised_by, raised_by_count, raised_on, answer_by, answered_on, is_case_level, recorded_at, version)
                select gen_random_uuid(), $1, 'F-' || n, 'Finding number ' || n, repeat('What was found. ', 12), n % 3 > 0, 'Theme ' || n % 40, 'Practitioners at forum ' || n % 9, 1 + n % 30,
                  $3::date - (n % 900), $3::date - (n % 900) + 60, case when n % 5 > 0 then $3::date - (n % 900) + 50 end, false, now(), 1
                from generate_series(1, $2) n
                """,
                holder, count, new DateOnly(2026, 4, 15));
            await house.SqlAsync(
                """
                insert into improvement.action (id, partnership_id, reference, what, agency_id, owner_id, due_on, status, done_on, what_changed, is_case_level, added_at, version)
                select gen_random_uuid(), $1, 'A-' || n, 'Action number ' || n, null, $4, $3::date - (n % 700) + 40, case when n % 10 > 2 then 'Done' else 'OnTrack' end,
                  case when n % 10 > 2 then $3::date - (n % 700) + 30 end, case when n % 10 > 2 then 'It changed' end, false, now(), 1
                from generate_series(1, $2) n
                """,
                holder, count, new DateOnly(2026, 4, 15), person);
            // Without it PostgreSQL takes both tables for small ones, and joins 40,000 pairs one by one.
            await house.SqlAsync("analyze improvement.finding, improvement.action");
            await house.SqlAsync(
                """
                insert into improvement.finding_action (finding_id, action_id)
                select f.id, a.id
                from (select id, substr(reference, 3)::int as n from improvement.finding where partnership_id = $1) f
                  cross join lateral (values (f.n), (f.n % $2 + 1)) pair (n)
                  join (select id, substr(reference, 3)::int as n from improvement.action where partnership_id = $1) a on a.n = pair.n
                """,
                holder, count);
            await house.SqlAsync(
                """
                insert into improvement.evidence (id, finding_id, kind, text, count, base, consent, source, given_on, added_at, version)
                select gen_random_uuid(), f.id, case when e = 1 then 'Figure' else 'Quotation' end, 'Evidence number ' || e, case when e = 1 then 11 end, case when e = 1 then 33 end,
                  case when e = 2 then 'Agreed' end, 'A forum', f.raised_on, now(), 1
                from improvement.finding f, generate_series(1, 2) e where f.partnership_id = $1
                """,
                holder);
            await house.SqlAsync(
                """
                insert into improvement.answer (id, finding_id, addressed_to, words, way, delivered_by, delivered_on, written_at, version)
                select gen_random_uuid(), f.id, f.raised_by, 'What we did', 'In person', 'The manager', f.answered_on, now(), 1
                from improvement.finding f where f.partnership_id = $1 and f.answered_on is not null
                """,
                holder);
        }

        // A busy week: progress told, and many more openings of records about one child's case.
        await house.SqlAsync(
            """
            insert into kernel.act (id, at, kind, person_id, subject_kind, subject_id, digest)
            select gen_random_uuid(), $2::timestamptz - n * interval '1 minute', case when n % 10 = 0 then 'improvement.action.updated' else 'improvement.action.opened' end,
              $3, 'ImprovementAction', a.id, decode(repeat('00', 32), 'hex')
            from (select id, row_number() over (order by reference) as n from improvement.action where partnership_id = $1) a where n <= 10000
            """,
            partnership, house.Clock.GetUtcNow(), person);
        await house.SqlAsync("insert into kernel.act_link (partnership_id, act_id) select $1, id from kernel.act on conflict do nothing", partnership);
        await house.SqlAsync("analyze");
        var finding = await house.SqlAsync<Guid>("select id from improvement.finding where partnership_id = $1 and reference = 'F-42'", partnership);
        return (person, finding);
    }
}
