namespace LineOfSight.Trackers;

/// <summary>Reads the entries of a list by its headings and what each column is.</summary>
public static class Understanding
{
    /// <summary>Every entry of a table, each with what was not understood of it.</summary>
    /// <param name="table">The table.</param>
    /// <param name="layout">Its headings.</param>
    /// <param name="mapping">What each column is.</param>
    public static IReadOnlyList<Entry> Of(Table table, Layout layout, Mapping mapping)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(mapping);
        var fields = layout.Headings.Where(h => mapping.Fields.ContainsKey(h.Key)).ToDictionary(h => h.Column, h => (Heading: h, Field: mapping.Fields[h.Key]));
        var headings = layout.Headings.ToDictionary(h => h.Column, h => Vocabulary.Plain(h.Text));
        var (entries, section) = (new List<Entry>(), (string?)null);
        foreach (var row in table.Rows.Where(r => r.Number > layout.Last))
        {
            if (IsHeadings(row, headings))
            {
                continue;
            }

            if (SectionOf(row, layout, fields, mapping.Main) is { } named)
            {
                section = named;
                continue;
            }

            // A number that somebody typed ahead for an entry that never came.
            if (row.Cells.All(c => !fields.TryGetValue(c.Column, out var f) || f.Field is TrackerField.Reference || c.Marks.HasFlag(CellMarks.Merged)))
            {
                continue;
            }

            var main = row.Cells.FirstOrDefault(c => fields.TryGetValue(c.Column, out var f) && f.Field == mapping.Main);
            if (main is not null && main.Marks.HasFlag(CellMarks.Merged) && entries.Count > 0 && entries[^1][mapping.Main] == main.Text && entries[^1].Table == table)
            {
                entries[^1] = Further(entries[^1], row, fields);
            }
            else
            {
                entries.Add(Read(table, row, section, fields, mapping, main));
            }
        }

        return entries;
    }

    private static bool IsHeadings(Row row, Dictionary<int, string> headings) =>
        row.Cells.Count > 1 && row.Cells.All(c => headings.GetValueOrDefault(c.Column) is { } h && h.Contains(Vocabulary.Plain(c.Text), StringComparison.Ordinal));

    private static string? SectionOf(Row row, Layout layout, Dictionary<int, (Heading Heading, TrackerField Field)> fields, TrackerField main)
    {
        var first = row.Cells[0];
        if (first.Kind != CellKind.Text || layout.Headings.Count < 3)
        {
            return null;
        }

        var isAcross = row.Cells.Count > layout.Headings.Count / 2 && row.Cells.Skip(1).All(c => c.Text == first.Text && c.Marks.HasFlag(CellMarks.Merged));
        var isAlone = row.Cells.Count == 1 && (!fields.TryGetValue(first.Column, out var f) || (f.Field == TrackerField.Reference && first.Text.Length > 12)) && main != default;
        return isAcross || isAlone ? first.Text : null;
    }

    private static Entry Read(Table table, Row row, string? section, Dictionary<int, (Heading Heading, TrackerField Field)> fields, Mapping mapping, Cell? main)
    {
        var (texts, notes, problems, said) = (new Dictionary<TrackerField, string>(), new List<Note>(), new List<Remark>(), new List<Remark>());
        (DateOnly? due, DateOnly? raised, DateOnly? done, TrackerStatus? status) = (null, null, null, null);
        foreach (var cell in row.Cells)
        {
            if (!fields.TryGetValue(cell.Column, out var mapped))
            {
                continue;
            }

            var (heading, field) = mapped;
            var place = table.Address(row.Number, cell.Column);
            if (cell.Kind == CellKind.Error && field is not (TrackerField.Due or TrackerField.Raised or TrackerField.Done or TrackerField.Status))
            {
                problems.Add(new Remark(place, $"The cell holds the error {cell.Text}. Put the value in its place"));
                continue;
            }

            switch (field)
            {
                case TrackerField.Progress:
                    notes.Add(new Note(place, heading.Text, cell.Text));
                    continue;
                case TrackerField.Due:
                    due = Kept(Days.Read(cell), place);
                    break;
                case TrackerField.Raised:
                    raised = Kept(Days.Read(cell, isEnd: false), place);
                    break;
                case TrackerField.Done:
                    done = Kept(Days.Read(cell), place);
                    break;
                case TrackerField.Status:
                    status = Kept(Statuses.Read(cell, mapping.Statuses), place);
                    break;
            }

            texts[field] = cell.Text;
        }

        if (main is null)
        {
            problems.Add(new Remark(table.Address(row.Number, 0), $"Nothing stands in the column “{mapping.Main.Words()}”. Fill it in, or copy what belongs to the row above into that row"));
        }

        return new Entry(table, row.Number, row.Number, section)
        {
            Texts = texts, Due = due, Raised = raised, Done = done, Status = status, Notes = notes, Problems = problems, Said = said,
        };

        T? Kept<T>(Reading<T> reading, string place)
            where T : struct
        {
            if (reading.Problem is { } problem)
            {
                problems.Add(new Remark(place, problem));
            }
            else if (reading.Said is { } words)
            {
                said.Add(new Remark(place, words));
            }

            return reading.Value;
        }
    }

    // One entry over several rows, its own cell merged: what stands beside it further down are further notes; anything else would be lost.
    private static Entry Further(Entry entry, Row row, Dictionary<int, (Heading Heading, TrackerField Field)> fields)
    {
        var (notes, problems) = (entry.Notes.ToList(), entry.Problems.ToList());
        foreach (var cell in row.Cells.Where(c => !c.Marks.HasFlag(CellMarks.Merged) && fields.ContainsKey(c.Column)))
        {
            var (heading, field) = fields[cell.Column];
            if (field == TrackerField.Progress)
            {
                notes.Add(new Note(entry.Table.Address(row.Number, cell.Column), heading.Text, cell.Text));
            }
            else if (field != TrackerField.Reference && entry[field] != cell.Text)
            {
                problems.Add(new Remark(
                    entry.Table.Address(row.Number, cell.Column), $"A second “{heading.Text}” for the entry of row {entry.Row}. Unmerge the cells above, so that each row is an entry of its own"));
            }
        }

        return entry with { Last = row.Number, Notes = notes, Problems = problems };
    }
}
