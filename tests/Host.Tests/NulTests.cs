using System.Net;
using LineOfSight.Kit;

namespace LineOfSight.Host.Tests;

/// <summary>An address with the character NUL is the address of nothing, and the requests after it are answered as ever.</summary>
public sealed class NulTests(House house) : IClassFixture<House>
{
    [Theory]
    [InlineData("/improvement?theme=%00")]
    [InlineData("/improvement/findings?theme=a%00b")]
    [InlineData("/register/schools?search=%00")]
    [InlineData("/register/partnerships?find=%00")]
    [InlineData("/sign-in?next=%00")]
    public async Task It_is_not_there(string url)
    {
        using var browser = house.Browser(await house.PersonAsync("Ada Hazel", "business-manager", await house.PartnershipAsync($"Partnership {url.Length}")));
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(url)).Status);
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/improvement?theme=x")).Status);
        }
    }
}
