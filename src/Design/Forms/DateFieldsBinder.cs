using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace LineOfSight.Design.Forms;

/// <summary>Binds a <see cref="DateOnly"/> from three fields (Due.Day, Due.Month, Due.Year) or from one ISO value (due=2026-04-03).</summary>
internal sealed class DateFieldsBinder : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        ArgumentNullException.ThrowIfNull(bindingContext);
        var name = bindingContext.ModelName;
        var parts = DateParts.All.Select(p => bindingContext.ValueProvider.GetValue($"{name}.{p}")).ToArray();
        if (parts.All(p => p == ValueProviderResult.None))
        {
            BindOneValue(bindingContext, bindingContext.ValueProvider.GetValue(name));
            return Task.CompletedTask;
        }
        for (var i = 0; i < parts.Length; i++)
        {
            bindingContext.ModelState.SetModelValue($"{name}.{DateParts.All[i]}", parts[i]);
            bindingContext.ModelState.MarkFieldSkipped($"{name}.{DateParts.All[i]}");
        }
        Finish(bindingContext, DateParts.Read(parts[0].FirstValue, parts[1].FirstValue, parts[2].FirstValue));
        return Task.CompletedTask;
    }

    private static void BindOneValue(ModelBindingContext context, ValueProviderResult value)
    {
        if (value == ValueProviderResult.None)
        {
            return;
        }
        context.ModelState.SetModelValue(context.ModelName, value);
        var text = value.FirstValue?.Trim() ?? "";
        Finish(context, text.Length == 0 ? DateParts.Read(null, null, null)
            : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                ? new DateParts(date, null, []) : new DateParts(null, "must be a real date", DateParts.All));
    }

    private static void Finish(ModelBindingContext context, DateParts read)
    {
        if (read.Date is { } date)
        {
            context.Result = ModelBindingResult.Success(date);
        }
        else if (read.Problem is not null)
        {
            context.ModelState.TryAddModelError(context.ModelName, $"{FieldName(context)} {read.Problem}");
        }
        else if (context.ModelMetadata.IsReferenceOrNullableType)
        {
            context.Result = ModelBindingResult.Success(null);
        }
        else
        {
            context.ModelState.TryAddModelError(context.ModelName, $"Enter {FieldName(context).ToLowerInvariant()}");
        }
    }

    private static string FieldName(ModelBindingContext context) => context.ModelMetadata.DisplayName ?? "The date";
}

/// <summary>Offers <see cref="DateFieldsBinder"/> for every date without a time.</summary>
internal sealed class DateFieldsBinderProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata.UnderlyingOrModelType == typeof(DateOnly) ? new DateFieldsBinder() : null;
}
