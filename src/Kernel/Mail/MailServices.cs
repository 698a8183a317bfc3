using LineOfSight.Kernel.Mail.Smtp;
using LineOfSight.Kernel.Modules;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LineOfSight.Kernel.Mail;

/// <summary>Registers the outbox.</summary>
public static class MailServices
{
    /// <summary>The outbox, and the way out that the settings name; without any, letters wait.</summary>
    internal static IServiceCollection AddOutbox(this IServiceCollection services, ModuleList modules)
    {
        services.TryAddSingleton(new MailSettings());
        services.AddSingleton(new LetterBook(modules.All.SelectMany(m => m.Letters).Prepend(LetterOfTheDay.Letter)));
        services.AddScoped<Outbox>();
        services.AddScoped<LetterWishes>();
        services.AddSingleton<LetterQueue>();
        services.AddSingleton<IPost>(s => s.GetRequiredService<MailSettings>() switch
        {
            { Host: not null } server => new SmtpPost(server),
            { Folder: { } folder } => new FolderPost(folder),
            _ => new NoPost(),
        });
        return services;
    }
}
