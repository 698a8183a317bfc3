using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Modules;
using LineOfSight.Kernel.Rules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Host.Serving;

/// <summary>
/// Makes each handler one unit of work: committed after the handler and before the page is rendered, rolled back on any
/// exception. Broken rules become the error summary, what is not visible becomes 404, and a stale save shows both texts.
/// </summary>
internal sealed class UnitOfWorkFilter(UnitOfWork unit, Holidays holidays, TimeProvider clock) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        // The page that says that something went wrong must come even when it was the database that went.
        if (context.HandlerInstance is Pages.ProblemModel)
        {
            await next();
            return;
        }

        var stop = context.HttpContext.RequestAborted;
        if (!unit.IsOpen)
        {
            await unit.EnterAsync(account: null, session: null, stop);
        }

        if (context.ActionDescriptor.ModelTypeInfo?.IsDefined(typeof(NeedsFreshSignInAttribute), inherit: true) == true && !IsFresh())
        {
            context.Result = new RedirectToPageResult("/SecondStep/Again", new { from = context.HttpContext.Request.Path + context.HttpContext.Request.QueryString });
            await unit.CommitAsync(stop);
            return;
        }

        await holidays.RefreshAsync(stop);

        var page = context.HandlerInstance as PageModel;
        if (page is not null && !HttpMethods.IsGet(context.HttpContext.Request.Method) && !page.ModelState.IsValid)
        {
            context.Result = await AgainAsync(page, stop);
            await unit.CommitAsync(stop);
            return;
        }

        var executed = await next();
        switch (executed.Exception)
        {
            case null:
                await unit.CommitAsync(stop);
                break;
            case NotVisible:
                executed.ExceptionHandled = true;
                // The page that says "not found" is run in the same unit and commits it: nothing that was done before may be left in it.
                await unit.StartOverAsync(stop);
                executed.Result = new NotFoundResult();
                break;
            case RuleBroken rule when page is not null:
                executed.ExceptionHandled = true;
                page.ModelState.AddModelError(rule.Field is null ? "" : $"Input.{rule.Field}", rule.Message);
                await unit.StartOverAsync(stop);
                executed.Result = await AgainAsync(page, stop);
                await unit.CommitAsync(stop);
                break;
            case Stale stale when page is not null:
                executed.ExceptionHandled = true;
                page.ModelState.AddModelError("", "Somebody else changed this while you were writing. Both texts are below. Nothing is lost.");
                page.ModelState.SetModelValue("Input.Version", stale.CurrentVersion, stale.CurrentVersion.ToString(System.Globalization.CultureInfo.InvariantCulture));
                page.ViewData["Stale"] = stale;
                await unit.StartOverAsync(stop);
                executed.Result = await AgainAsync(page, stop);
                await unit.CommitAsync(stop);
                break;
        }
    }

    // The demonstration's people have nothing to prove themselves with; outside Development they cannot do anything at all.
    private bool IsFresh() => unit.IsDemonstration || unit.FreshAt + Session.Fresh > clock.GetUtcNow();

    private static async Task<IActionResult> AgainAsync(PageModel page, CancellationToken stop)
    {
        if (page is ILoad load)
        {
            try
            {
                await load.LoadAsync(stop);
            }
            catch (NotVisible)
            {
                return new NotFoundResult();
            }
        }

        return page.Page();
    }
}
