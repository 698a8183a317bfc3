using System.Net;
using LineOfSight.Kit;

namespace LineOfSight.Host.Tests.Mail;

/// <summary>/account/letters: each letter, one a day, or only what one must have.</summary>
public sealed class ChooseLettersTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task A_person_chooses_and_finds_what_they_chose()
    {
        var person = await house.PersonAsync("Ada Hazel", "business-manager", await house.PartnershipAsync("Norfolk"));
        using var browser = house.Browser(person);
        Assert.Contains("Each message, as soon as something happens", (await browser.GetAsync("/account")).Text, StringComparison.Ordinal);
        Assert.Equal("Each", Chosen(await browser.GetAsync("/account/letters")));
        foreach (var wish in new[] { "Daily", "Essential", "Each" })
        {
            Assert.Equal(HttpStatusCode.Redirect, (await browser.PostAsync("/account/letters", new { Input_Wish = wish })).Status);
            Assert.Equal(wish, Chosen(await browser.GetAsync("/account/letters")));
        }

        Assert.Equal(3, await house.SqlAsync<long>("select count(*) from kernel.act where kind = 'host.letters-chosen' and person_id = $1", person));
    }

    [Fact]
    public async Task Something_that_is_no_choice_is_refused()
    {
        var person = await house.PersonAsync("Bea Alder", "business-manager", await house.PartnershipAsync("Suffolk"));
        using var browser = house.Browser(person);
        Assert.Equal(HttpStatusCode.OK, (await browser.PostAsync("/account/letters", new { Input_Wish = "Never" })).Status);
        Assert.Equal(0, await house.SqlAsync<long>("select count(*) from kernel.letter_wish where person_id = $1", person));
    }

    private static string? Chosen(Page page) => page.Document.QuerySelector("input[type=radio][checked]")?.GetAttribute("value");
}
