using LineOfSight.Host.Serving;
using Microsoft.AspNetCore.Http;

namespace LineOfSight.Host.Tests.Serving;

/// <summary>When nothing else can be made, the person reads what happened all the same.</summary>
public sealed class LastResortTests
{
    [Fact]
    public async Task What_even_the_page_of_problems_cannot_say_is_said()
    {
        var context = new DefaultHttpContext();
        using var body = new MemoryStream();
        context.Response.Body = body;
        await new LastResort(_ => throw new TimeoutException("Password=hunter2")).InvokeAsync(context);
        Assert.Equal((503, "60"), (context.Response.StatusCode, context.Response.Headers.RetryAfter.ToString()));
        var text = System.Text.Encoding.UTF8.GetString(body.ToArray());
        Assert.Contains("Nothing was half saved", text);
        Assert.DoesNotContain("hunter2", text);
    }
}
