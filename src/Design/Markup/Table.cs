using LineOfSight.Design.Html;
using Microsoft.AspNetCore.Html;

namespace LineOfSight.Design.Markup;

internal sealed record TableOptions
{
    public string? Caption { get; init; }
    public string? CaptionClasses { get; init; }
    public IReadOnlyList<Cell>? Head { get; init; }
    public IReadOnlyList<IReadOnlyList<Cell>?> Rows { get; init; } = [];
    public bool FirstCellIsHeader { get; init; }
    public string? Classes { get; init; }
    public Attributes? Attributes { get; init; }
}

internal sealed record Cell : Words
{
    public string? Format { get; init; }
    public int Colspan { get; init; }
    public int Rowspan { get; init; }
}

internal static partial class Components
{
    public static IHtmlContent Table(TableOptions o) => new Element("table").Class("govuk-table", o.Classes).All(o.Attributes)
        .Add(string.IsNullOrEmpty(o.Caption) ? null : new Element("caption").Class("govuk-table__caption", o.CaptionClasses).Add(o.Caption))
        .Add(o.Head is null ? null : new Element("thead").Class("govuk-table__head").Add(new Element("tr").Class("govuk-table__row")
            .AddAll(o.Head.Select(c => HeadCell(c)))))
        .Add(new Element("tbody").Class("govuk-table__body").AddAll(o.Rows.Select(row => row is null ? null : new Element("tr").Class("govuk-table__row")
            .AddAll(row.Select((c, i) => i == 0 && o.FirstCellIsHeader ? RowHeader(c) : DataCell(c))))));

    public static Element HeadCell(Cell c) => Span(new Element("th").Attr("scope", "col").Class("govuk-table__header", Format("header", c), c.Classes), c);

    public static Element RowHeader(Cell c) => Span(new Element("th").Attr("scope", "row").Class("govuk-table__header", c.Classes), c);

    public static Element DataCell(Cell c) => Span(new Element("td").Class("govuk-table__cell", Format("cell", c), c.Classes), c);

    private static string? Format(string part, Cell c) => string.IsNullOrEmpty(c.Format) ? null : $"govuk-table__{part}--{c.Format}";

    private static Element Span(Element cell, Cell c) => cell.Attr("colspan", Number(c.Colspan)).Attr("rowspan", Number(c.Rowspan))
        .All(c.Attributes).Add(c.Content);

    private static string? Number(int? value) => value is > 0 ? value.Value.ToString(System.Globalization.CultureInfo.InvariantCulture) : null;
}
