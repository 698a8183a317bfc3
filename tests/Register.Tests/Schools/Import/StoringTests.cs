using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Rules;
using LineOfSight.Register.Schools;
using LineOfSight.Register.Schools.Import;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Register.Tests.Schools.Import;

/// <summary>Imports into a real database: all of a file or nothing, with the history of every school.</summary>
public sealed class StoringTests(RegisterHouse house) : IClassFixture<RegisterHouse>
{
    private static string Row(int urn, int pupils, string type = "State-funded primary") => $"{urn},926,{urn % 10000},{type},{pupils}\n";

    private static string Census(params string[] rows) => Given.CensusHeader + "\n" + string.Concat(rows);

    private Task<long> CountAsync(string where) => house.SqlAsync<long>($"select count(*) from register.{where}");

    [Fact]
    public async Task A_year_after_year_leaves_each_school_with_its_history()
    {
        await house.ImportAsync(Census(Row(110001, 5), Row(110002, 6), Row(110003, 7)), asOf: new DateOnly(2019, 1, 17), names: "URN,School Name\n110001,Alder\n");
        var second = await house.ImportAsync(Census(Row(110001, 9), Row(110002, 6), Row(110004, 8)), asOf: new DateOnly(2020, 1, 16));
        Assert.Equal("3 read, 1 added, 1 changed, 1 closed, 0 rejected", second.Summary);
        var third = await house.ImportAsync(Census(Row(110001, 9), Row(110002, 6), Row(110003, 7), Row(110004, 8)), asOf: new DateOnly(2021, 1, 21));
        Assert.Equal("4 read, 0 added, 1 changed, 0 closed, 0 rejected", third.Summary);

        Assert.Equal("Added,LeftRegister,Reopened", await house.SqlAsync<string>("select string_agg(what, ',' order by as_of) from register.school_history where urn = 110003"));
        var fields = await house.SqlAsync<string>("select fields::text from register.school_history where urn = 110001 and what = 'Changed'");
        Assert.Contains("\"Label\": \"Pupils\"", fields, StringComparison.Ordinal);
        Assert.Equal("Alder", await house.SqlAsync<string>("select name from register.school where urn = 110001"));
        Assert.Equal("Open", await house.SqlAsync<string>("select status from register.school where urn = 110003 and close_date is null"));
    }

    [Fact]
    public async Task The_same_file_again_writes_no_history()
    {
        var text = Census(Row(120001, 5), Row(120002, 6));
        await house.ImportAsync(text, la: "926");
        var before = await CountAsync("school_history");
        Assert.Equal("2 read, 0 added, 0 changed, 0 closed, 0 rejected", (await house.ImportAsync(text, la: "926")).Summary);
        Assert.Equal(before, await CountAsync("school_history"));
    }

    [Fact]
    public async Task Rows_that_stay_out_are_kept_with_line_and_reason()
    {
        await house.ImportAsync(Census(Row(130001, 5), "13000x,926,1,Independent school,2\n", "130002,926,2,Independent school,-2\n"), fileName: "with-bad-rows.csv");
        Assert.Equal("3: URN is|4: NOR is", await house.SqlAsync<string>(
            """
            select string_agg(line || ': ' || left(reason, position(' is' in reason) + 2), '|' order by number)
            from register.school_import_rejection r join register.school_import i on i.id = r.import_id where i.file_name = 'with-bad-rows.csv'
            """));
    }

    [Fact]
    public async Task Too_many_closures_change_nothing_until_they_are_confirmed()
    {
        var rows = Enumerable.Range(140_001, 40).Select(urn => Row(urn, 1).Replace(",926,", ",891,", StringComparison.Ordinal)).ToArray();
        await house.ImportAsync(Census(rows), la: "891");
        var imports = await CountAsync("school_import");

        var refused = await Assert.ThrowsAsync<RuleBroken>(() => house.ImportAsync(Census(rows[30..]), la: "891"));
        Assert.Equal("ConfirmClosures", refused.Field);
        Assert.Equal(imports, await CountAsync("school_import"));
        Assert.Equal(0, await CountAsync("school where urn between 140001 and 140040 and status = 'Closed'"));

        Assert.Equal("10 read, 0 added, 0 changed, 30 closed, 0 rejected", (await house.ImportAsync(Census(rows[30..]), la: "891", confirmed: true)).Summary);
        Assert.Equal(30, await CountAsync("school where urn between 140001 and 140040 and status = 'Closed'"));
    }

    [Fact]
    public async Task A_dry_run_changes_nothing()
    {
        var imports = await CountAsync("school_import");
        var difference = await house.AsOperatorAsync(services => services.GetRequiredService<ApplyImport>().NowAsync(
            new RegisterSource(Given.Bytes(Census(Row(150001, 5))), "x.csv", null, null, null, null), closuresConfirmed: true, apply: false, rowsRead: null, CancellationToken.None));
        Assert.Single(difference.Added);
        Assert.Equal(imports, await CountAsync("school_import"));
        Assert.Equal(0, await CountAsync("school where urn = 150001"));
    }

    [Fact]
    public async Task Names_come_back_from_the_database_as_they_were_typed()
    {
        string[] names = ["\r=1+1", "a\r\nb", "'; drop table register.school; --", "<script>alert(1)</script>", "Ω≈ç√∫˜µ", "🏫 “Bâtir”", " spaces ", "\u202Egpj.exe", "\\", "\t\"x\""];
        var rows = names.Select((name, i) => $"{160_001 + i},926,{i},\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\",Community school,Open,Primary,,,5\r\n");
        await house.ImportAsync(Given.GiasHeader + "\r\n" + string.Concat(rows), confirmed: true, fileName: "gias.csv");
        for (var i = 0; i < names.Length; i++)
        {
            Assert.Equal(names[i], await house.SqlAsync<string>($"select name from register.school where urn = {160_001 + i}"));
        }
    }

    [Fact]
    public async Task An_import_is_an_act_in_the_chain_of_the_installation_and_of_the_partnership()
    {
        await house.ImportAsync(Census(Row(170001, 5)), la: "926", fileName: "audited.csv");
        Assert.Equal(2, await house.SqlAsync<long>(
            """
            select count(*) from kernel.act a join kernel.act_link l on l.act_id = a.id join register.school_import i on i.id = a.subject_id
            where a.kind = 'register.schools.imported' and i.file_name = 'audited.csv' and l.partnership_id in ($1, $2)
            """, house.Partnership, Guid.Empty));
    }

    [Fact]
    public async Task Who_may_not_import_does_not()
    {
        var nobody = await house.PersonAsync("Noor Adeyemi", "no-such-role", house.Partnership);
        await Assert.ThrowsAsync<NotVisible>(() => house.AsAsync(nobody, services => services.GetRequiredService<ApplyImport>().NowAsync(
            new RegisterSource(Given.Bytes(Census(Row(180001, 5))), "x.csv", null, null, null, null), true, true, null, CancellationToken.None)));
        Assert.Equal(0, await CountAsync("school where urn = 180001"));
    }

    [Fact]
    public async Task A_history_entry_without_its_school_or_import_is_refused_by_the_database()
    {
        await house.ImportAsync(Census(Row(190001, 5)), la: "926");
        foreach (var (urn, import) in new[] { (999_999, "(select id from register.school_import limit 1)"), (190_001, "gen_random_uuid()") })
        {
            var refused = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => house.SqlAsync(
                $"insert into register.school_history (urn, import_id, what, as_of) values ({urn}, {import}, 'Changed', '2020-01-01')"));
            Assert.Equal("23503", refused.SqlState);
        }
    }

    [Fact]
    public async Task The_whole_census_is_stored_and_again_changes_nothing()
    {
        await using var own = new RegisterHouse();
        await own.InitializeAsync();
        await using var census = SharedFiles.Open(SharedFiles.Census);
        await using var names = SharedFiles.Open(SharedFiles.Names);
        Assert.Equal("23939 read, 23939 added, 0 changed, 0 closed, 0 rejected", (await own.ImportAsync(census, names: names, fileName: "england_census_2018-2019.csv")).Summary);
        Assert.Equal(23_939, await own.SqlAsync<long>("select count(*) from register.school_history where what = 'Added' and as_of = '2019-01-17'"));
        Assert.Equal(450, await own.SqlAsync<long>("select count(*) from register.school where la_code = '926'"));
        Assert.Equal(51, await own.SqlAsync<long>("select count(*) from register.school where la_code = '919' and kind = 'Independent'"));

        var held = await own.AsOperatorAsync(services => services.GetRequiredService<CompareFile>().CompareAsync(
            new RegisterSource(census, "england_census_2018-2019.csv", names, "names.csv", null, null), null, CancellationToken.None));
        Assert.True(held.ChangesNothing);
        Assert.Equal(23_939, held.Unchanged);
    }
}
