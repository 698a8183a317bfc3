using System.Text;
using LineOfSight.Improvement.Remind;
using LineOfSight.Kernel.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Improvement;

/// <summary>A person's due dates, as their calendar program fetches them.</summary>
[OpenToAll("A calendar program cannot sign in; the address holds a secret that its person made, keeps to themself and can end")]
internal sealed class FeedModel(ReadFeed read) : PageModel
{
    [FromRoute]
    public string Secret { get; set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (await read.HandleAsync(Secret, stop) is { } calendar)
        {
            return Content(calendar, "text/calendar; charset=utf-8", Encoding.UTF8);
        }

        Response.Headers.RetryAfter = "3600";
        return new ContentResult { StatusCode = StatusCodes.Status429TooManyRequests, ContentType = "text/plain; charset=utf-8", Content = "This calendar was asked for too often. Ask again in an hour." };
    }
}
