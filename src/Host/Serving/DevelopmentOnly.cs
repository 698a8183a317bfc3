using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace LineOfSight.Host.Serving;

/// <summary>Takes the pages under <c>/development</c> out of every other environment: they have no address there at all.</summary>
internal sealed class DevelopmentOnly(IHostEnvironment environment) : IPageRouteModelConvention
{
    public void Apply(PageRouteModel model)
    {
        if (!environment.IsDevelopment() && model.ViewEnginePath.StartsWith("/Development/", StringComparison.OrdinalIgnoreCase))
        {
            model.Selectors.Clear();
        }
    }
}
