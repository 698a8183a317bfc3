using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using LineOfSight.QuestionnaireEngine;

namespace LineOfSight.FilledForms;

/// <summary>
/// What may stand in which cell. Lists lie on a hidden sheet, a column for each: within a rule they could have 255 characters and no commas.
/// </summary>
internal sealed class ExcelChoices
{
    public const string Sheet = "Lists";
    private readonly List<IReadOnlyList<string>> lists = [];
    private readonly Dictionary<string, int> byWords = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (DataValidation Rule, List<string> Cells)> rules = new(StringComparer.Ordinal);

    /// <summary>Adds the rule of a part for its cell.</summary>
    public void Add(FormPart part, string cell)
    {
        switch (part.Kind)
        {
            case PartKind.One:
                Take(part.Choices.Select(c => c.Words).ToList(), cell);
                break;
            case PartKind.Tick:
                Take(["Yes"], cell);
                break;
            case PartKind.Number:
                var (least, most) = (part.Question.Least ?? -999_999_999_999m, part.Question.Most ?? 999_999_999_999m);
                Take($"{part.Rule}", cell, () => new DataValidation(new Formula1(FormText.Number(least)), new Formula2(FormText.Number(most)))
                {
                    Type = part.Question.Decimals == 0 ? DataValidationValues.Whole : DataValidationValues.Decimal, Operator = DataValidationOperatorValues.Between, Error = part.Rule,
                });
                break;
            case PartKind.Date:
                // From 1 January 1900, so that what was typed is a date; an older one can still be written as text in the document.
                Take("date", cell, () => new DataValidation(new Formula1("1"))
                {
                    Type = DataValidationValues.Date, Operator = DataValidationOperatorValues.GreaterThanOrEqual, ErrorStyle = DataValidationErrorStyleValues.Warning,
                    Error = "Write a date such as 31 March 2026",
                });
                break;
            case PartKind.Line or PartKind.Lines:
                Take($"text {part.Most}", cell, () => new DataValidation(new Formula1(FormText.Number(part.Most)))
                {
                    Type = DataValidationValues.TextLength, Operator = DataValidationOperatorValues.LessThanOrEqual, Error = $"{part.Rule}, please",
                });
                break;
        }
    }

    /// <summary>All rules; null when there are none.</summary>
    public DataValidations? Rules()
    {
        if (rules.Count == 0)
        {
            return null;
        }

        foreach (var (rule, cells) in rules.Values)
        {
            rule.SequenceOfReferences = new ListValue<StringValue>(cells.Select(c => new StringValue(c)));
            (rule.AllowBlank, rule.ShowErrorMessage, rule.ErrorTitle) = (true, true, "Please check");
        }

        return new DataValidations(rules.Values.Select(r => r.Rule)) { Count = (uint)rules.Count };
    }

    public void Write(WorksheetPart part)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteStartElement(new SheetData());
        for (var row = 0; row < lists.Select(l => l.Count).DefaultIfEmpty(0).Max(); row++)
        {
            writer.WriteElement(new Row(lists.Select((list, column) => (list, column)).Where(l => row < l.list.Count).Select(l =>
            {
                var cell = ExcelCells.Text(l.list[row], ExcelLook.Plain);
                cell.CellReference = $"{Trackers.Table.Letters(l.column + 1)}{row + 1}";
                return cell;
            })));
        }

        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private void Take(List<string> words, string cell)
    {
        var key = string.Join('\n', words);
        if (!byWords.TryGetValue(key, out var list))
        {
            // What stands further right is not read back; so many different lists no questionnaire has.
            if (lists.Count >= Trackers.Limits.Columns)
            {
                return;
            }

            byWords[key] = list = lists.Count;
            lists.Add(words);
        }

        var letters = Trackers.Table.Letters(list + 1);
        Take($"list {list}", cell, () => new DataValidation(new Formula1($"{Sheet}!${letters}$1:${letters}${words.Count}")) { Type = DataValidationValues.List, Error = "Choose one of the answers in the list" });
    }

    private void Take(string key, string cell, Func<DataValidation> make)
    {
        if (!rules.TryGetValue(key, out var rule))
        {
            rules[key] = rule = (make(), []);
        }

        rule.Cells.Add(cell);
    }
}
