using System.IO.Compression;
using System.Net;
using LineOfSight.Questionnaires.Tests.Papers;

namespace LineOfSight.Questionnaires.Tests.AnswerOnce;

/// <summary>What may not be shared truly stays out: of pages, of the area's rows, and of the reach of anybody who speaks to the database itself.</summary>
public class StaysOutTests(ForceHouse house) : IClassFixture<ForceHouse>
{
    private const string Secret = "Officer Vane is under investigation";

    // A picture of one point.
    private static readonly byte[] Picture = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private async Task<IReadOnlyList<ForceHouse.Asked>> SharedWithoutAsync(string question = "named-lead", string secret = Secret)
    {
        var asked = await house.AskAsync();
        await house.SignAsync(asked[0].Return, secret);
        await house.WithholdAsync(asked[0].Return, question, "It is about a person", house.Areas[1]);
        await house.ShareAsync(asked[0].Return, asked.Skip(1));
        return asked;
    }

    [Fact]
    public async Task An_answer_that_stays_out_is_in_no_row_of_the_area()
    {
        // Words that no other return of this house has.
        var asked = await SharedWithoutAsync(secret: "Sergeant Quill is under investigation");
        foreach (var table in new[] { "questionnaires.answer", "questionnaires.shared_with", "questionnaires.return", "assurance.reading", "kernel.act_text", "kernel.letter" })
        {
            var text = await house.SayAsync(asked[1].Area.Manager, $"select coalesce(string_agg(t::text, ' '), '') from {table} t") ?? "";
            Assert.DoesNotContain("Sergeant Quill", text, StringComparison.Ordinal);
        }

        Assert.Contains("Sergeant Quill", await house.SayAsync(asked[2].Area.Manager, "select string_agg(t::text, ' ') from questionnaires.answer t") ?? "", StringComparison.Ordinal);
        Assert.Equal(0, await house.CountedAsync(asked[1]));
        Assert.Equal(1, await house.CountedAsync(asked[2]));
        var moderated = (await house.Browser(asked[1].Area.Manager).GetAsync($"/assurance/moderate/{asked[1].Return}/named-lead")).Text;
        Assert.Contains("Greater Northshire Police does not share this answer with you: It is about a person", moderated, StringComparison.Ordinal);
        foreach (var (kind, part) in new[] { ("Word", "word/document.xml"), ("Excel", "xl/worksheets/sheet2.xml") })
        {
            var form = await FilledFile.GetAsync(house.Browser(asked[1].Area.Manager), $"/questionnaires/papers/form/{asked[1].Return}?as={kind}");
            using var zip = new ZipArchive(new MemoryStream(form.Content));
            using var text = new StreamReader(zip.GetEntry(part)!.Open());
            Assert.Contains("does not share this answer with you: It is about a person", await text.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_question_that_is_asked_only_because_of_it_stays_out_with_it()
    {
        var asked = await SharedWithoutAsync("contracts");
        Assert.Equal(0, await house.SqlAsync<long>("select count(*) from questionnaires.answer where return_id = $1 and question = 'in-contracts'", asked[1].Return));
        Assert.DoesNotContain("Clause nine", await house.PageAsync(asked[1]), StringComparison.Ordinal);
        Assert.Contains("Clause nine", await house.PageAsync(asked[2]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_stays_out_later_is_gone_at_once()
    {
        var asked = await house.AskAsync();
        await house.SignAsync(asked[0].Return, Secret);
        await house.ShareAsync(asked[0].Return, asked.Skip(1));
        Assert.Contains("Officer Vane", await house.PageAsync(asked[1]), StringComparison.Ordinal);
        await house.WithholdAsync(asked[0].Return, "named-lead", "It is about a person");
        foreach (var one in asked.Skip(1))
        {
            Assert.DoesNotContain("Officer Vane", await house.PageAsync(one), StringComparison.Ordinal);
            Assert.Equal(0, await house.CountedAsync(one));
        }

        await house.EditAsync(asked[0], Secret + " again");
        Assert.DoesNotContain("Officer Vane", await house.PageAsync(asked[1]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_area_reaches_nothing_of_the_return_that_answers_it_or_of_other_areas()
    {
        var asked = await SharedWithoutAsync();
        var (north, lead) = (asked[1].Area.Manager, asked[0].Return);
        foreach (var hidden in new[]
        {
            $"select count(*) from questionnaires.return where id in ('{lead}', '{asked[2].Return}')",
            $"select count(*) from questionnaires.answer where return_id in ('{lead}', '{asked[2].Return}')",
            $"select count(*) from questionnaires.shared_with where return_id <> '{asked[1].Return}' and lead_id = '{lead}'",
            "select count(*) from questionnaires.sharing",
            "select count(*) from questionnaires.withheld",
        })
        {
            Assert.True(await house.SayAsync(north, hidden) == "0", hidden);
        }

        var shared = await house.SqlAsync<Guid>("select id from questionnaires.shared_with where return_id = $1", asked[1].Return);
        foreach (var refused in new[]
        {
            $"update questionnaires.answer set value = '{{}}' where return_id = '{asked[1].Return}' and question = 'contracts'",
            $"insert into questionnaires.answer (id, partnership_id, return_id, question, value, is_confirmed, changed_at, changed_by, version, is_carried) values (gen_random_uuid(), '{asked[1].Area.Id}', '{asked[1].Return}', 'invented', '{{}}', true, now(), 'x', 1, true)",
            $"insert into questionnaires.answer (id, partnership_id, return_id, question, value, is_confirmed, changed_at, changed_by, version, is_carried) values (gen_random_uuid(), '{asked[1].Area.Id}', '{lead}', 'named-lead', '{{}}', true, now(), 'x', 1, false)",
            $"insert into questionnaires.answer (id, partnership_id, return_id, question, value, is_confirmed, changed_at, changed_by, version, is_carried) values (gen_random_uuid(), '{asked[1].Area.Id}', '{lead}', 'invented', '{{}}', true, now(), 'x', 1, false)",
            $"select questionnaires.carry('{shared}', '[]')",
            $"select questionnaires.take_back('{shared}')",
            $"update questionnaires.shared_with set lead_id = '{asked[2].Return}' where id = '{shared}'",
            $"delete from questionnaires.answer where return_id = '{asked[1].Return}'",
            $"insert into questionnaires.shared_with (id, partnership_id, return_id, agency_id, lead_id, shared_at, shared_by, version) values (gen_random_uuid(), '{asked[1].Area.Id}', '{asked[1].Return}', '{ForceHouse.Police}', '{lead}', now(), 'x', 1)",
        })
        {
            Assert.True(await house.SayAsync(north, refused) == "42501", refused);
        }

        // The grades are forgotten by who acts for the agency, and by nobody else.
        await house.SayAsync(north, $"select assurance.forget_reading('{asked[1].Return}')");
        Assert.True(await house.SqlAsync<bool>("select stands from assurance.reading where return_id = $1", asked[1].Return));
    }

    [Fact]
    public async Task The_database_itself_carries_nothing_that_stays_out()
    {
        var asked = await SharedWithoutAsync();
        var shared = await house.SqlAsync<Guid>("select id from questionnaires.shared_with where return_id = $1", asked[1].Return);
        string Carry(string line) => $"select questionnaires.carry('{shared}', '[{line}]')";
        Assert.Equal("42501", await house.SayAsync(house.ForceLead, Carry("""{"from":"named-lead","to":"named-lead","value":{"how":"x"}}""")));
        Assert.Equal("42501", await house.SayAsync(house.ForceLead, Carry("{\"from\":\"contracts\",\"to\":\"contracts\",\"value\":{\"files\":[\"" + LineOfSight.Kernel.Data.NewId.Next() + "\"]}}")));
        await house.SqlAsync("update questionnaires.shared_with set withdrawn_at = now(), withdrawn_by = 'x', withdrawn_because = 'x' where id = $1", shared);
        Assert.Equal("42501", await house.SayAsync(house.ForceLead, Carry("""{"from":"contracts","to":"contracts","value":{"chosen":["yes"]}}""")));
    }

    [Fact]
    public async Task While_it_is_revised_nothing_of_the_draft_goes_over()
    {
        var asked = await SharedWithoutAsync();
        await house.ReopenAsync(asked[0].Area, asked[0].Return);
        await house.AnswerAsync(asked[0].Return, "A draft that nobody has signed");
        Assert.True(await house.TurnAsync("questionnaires.follow-leads"));
        var shared = await house.SqlAsync<Guid>("select id from questionnaires.shared_with where return_id = $1", asked[2].Return);
        Assert.Equal("42501", await house.SayAsync(house.ForceLead, $"select questionnaires.carry('{shared}', '[]')"));
        Assert.DoesNotContain("A draft that nobody has signed", await house.SayAsync(asked[2].Area.Manager, "select string_agg(t::text, ' ') from questionnaires.answer t") ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evidence_goes_along_and_a_file_that_stays_out_cannot_be_opened()
    {
        var asked = await house.AskAsync();
        var (frances, lead) = (house.Browser(house.ForceLead), asked[0].Return);
        var evidence = $"/questionnaires/fill/evidence/{lead}/named-lead";
        foreach (var name in new[] { "policy.png", "names.png" })
        {
            Assert.Equal(evidence, (await frances.UploadAsync(evidence, "Input.File", name, Picture)).Location);
        }

        var files = await house.SqlAsync<Guid[]>("select array_agg(id order by name) from kernel.document where name in ('policy.png', 'names.png') and partnership_id = $1", asked[0].Area.Id);
        await SignWithFilesAsync(lead);
        Assert.StartsWith("/questionnaires/answer-once/", (await frances.PostAsync($"/questionnaires/answer-once/withhold/{lead}/named-lead", new Dictionary<string, string>
        {
            ["Input.IsFilesAlone"] = "true", ["Input.Files"] = $"{files[0]}", ["Input.IsSome"] = "true", ["Input.From"] = $"{asked[1].Area.Id}", ["Input.Because"] = "It lists names",
        })).Location, StringComparison.Ordinal);
        await house.ShareAsync(lead, asked.Skip(1));
        var (north, west) = (house.Browser(asked[1].Area.Manager), house.Browser(asked[2].Area.Manager));
        Assert.Equal(HttpStatusCode.OK, (await north.GetAsync($"/documents/{files[1]}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await north.GetAsync($"/documents/{files[0]}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await west.GetAsync($"/documents/{files[0]}")).Status);
        var page = await house.PageAsync(asked[1]);
        Assert.Contains("does not share all files of this answer with you: It lists names", page, StringComparison.Ordinal);
        Assert.DoesNotContain("names.png", page, StringComparison.Ordinal);
        Assert.Equal("0", await house.SayAsync(asked[1].Area.Manager, $"select count(*) from kernel.document where id = '{files[0]}'"));
        await house.WithdrawAsync(lead, "Given in error");
        Assert.Equal(HttpStatusCode.NotFound, (await north.GetAsync($"/documents/{files[1]}")).Status);
        Assert.Equal("0", await house.SayAsync(asked[2].Area.Manager, $"select count(*) from kernel.document where id in ('{files[0]}', '{files[1]}')"));
    }

    [Fact]
    public async Task A_file_that_the_area_had_before_is_not_opened_through_answers_that_were_withdrawn()
    {
        var asked = await house.AskAsync();
        var (frances, lead) = (house.Browser(house.ForceLead), asked[0].Return);
        await frances.UploadAsync($"/questionnaires/fill/evidence/{asked[1].Return}/named-lead", "Input.File", "given-in-the-north.png", Picture);
        var file = await house.SqlAsync<Guid>("select id from kernel.document where name = 'given-in-the-north.png'");
        var evidence = $"/questionnaires/fill/evidence/{lead}/named-lead";
        Assert.Equal(evidence, (await frances.PostAsync(evidence, new Dictionary<string, string> { ["Input.DocumentId"] = $"{file}" })).Location);
        await SignWithFilesAsync(lead);
        await house.ShareAsync(lead, [asked[1]]);
        var north = house.Browser(asked[1].Area.Manager);
        Assert.Equal(HttpStatusCode.OK, (await north.GetAsync($"/documents/{file}")).Status);
        await house.WithdrawAsync(lead, "Given in error");

        // Even when the agency answers there by itself.
        await house.SignAsync(asked[1].Return, "Other words");
        Assert.Contains("Other words", await house.PageAsync(asked[1]), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await north.GetAsync($"/documents/{file}")).Status);
    }

    private Task SignWithFilesAsync(Guid lead) => house.SignAsync(lead, "The policy of May");

    [Fact]
    public async Task A_question_back_of_one_area_is_seen_there_and_by_the_agency_alone()
    {
        var asked = await SharedWithoutAsync("comments");
        foreach (var (one, words) in new[] { (asked[1], "What of the north?"), (asked[2], "What of the west?") })
        {
            await house.Browser(one.Area.Manager).PostAsync($"/assurance/moderate/{one.Return}/named-lead?handler=Ask", new Dictionary<string, string> { ["Input.Asked"] = words }, "main form[action*=Ask]");
        }

        var (north, west) = (house.Browser(asked[1].Area.Manager), house.Browser(asked[2].Area.Manager));
        Assert.Contains("What of the north?", (await north.GetAsync("/assurance/challenge")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("What of the west?", (await north.GetAsync("/assurance/challenge")).Text, StringComparison.Ordinal);
        var id = await house.SqlAsync<Guid>("select id from assurance.challenge where return_id = $1", asked[1].Return);
        Assert.Equal(HttpStatusCode.NotFound, (await west.GetAsync($"/assurance/challenge/question/{id}")).Status);
        Assert.Equal("0", await house.SayAsync(asked[2].Area.Manager, $"select count(*) from assurance.challenge where id = '{id}'"));
        var home = (await house.Browser(house.ForceLead).GetAsync("/")).Text;
        Assert.Contains("Self-assessment, North Northshire", home, StringComparison.Ordinal);
        Assert.Contains("Self-assessment, West Northshire", home, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await house.Browser(house.ForceLead).GetAsync($"/assurance/challenge/question/{id}")).Status);
    }
}
