using System.Text.Encodings.Web;
using LineOfSight.Design;
using LineOfSight.Design.Assets;
using LineOfSight.Design.Forms;
using LineOfSight.Design.Html;
using LineOfSight.Design.Layout;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection.Extensions;

// In the framework's namespace, where registrations are looked for.
namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers what the pages of the design need.</summary>
public static class DesignServices
{
    /// <summary>
    /// Adds the assets, an encoder that gives back every letter as it was typed, the binding of dates in three fields, and a navigation that is empty until the host registers its own
    /// <see cref="INavigation"/>.
    /// </summary>
    public static IServiceCollection AddDesign(this IServiceCollection services)
    {
        services.TryAddSingleton<DesignAssets>();
        services.TryAddSingleton<PaperPage>();
        services.Replace(ServiceDescriptor.Singleton<HtmlEncoder>(PageEncoder.Instance));
        services.TryAddScoped<INavigation, NoNavigation>();
        services.Configure<MvcOptions>(o =>
        {
            o.ModelBinderProviders.Insert(0, new DateFieldsBinderProvider());
            BindingMessages.Set(o.ModelBindingMessageProvider);
        });
        return services;
    }
}
