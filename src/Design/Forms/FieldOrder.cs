using Microsoft.AspNetCore.Http;

namespace LineOfSight.Design.Forms;

/// <summary>The fields of one page in the order in which they were written, so that the error summary lists errors in it.</summary>
internal sealed class FieldOrder
{
    private readonly List<(string Name, string ControlId)> fields = [];

    public static FieldOrder Of(HttpContext context)
    {
        if (context.Items[typeof(FieldOrder)] is not FieldOrder order)
        {
            context.Items[typeof(FieldOrder)] = order = new FieldOrder();
        }
        return order;
    }

    public void Add(string name, string controlId)
    {
        if (!string.IsNullOrEmpty(name))
        {
            fields.RemoveAll(f => f.Name == name);
            fields.Add((name, controlId));
        }
    }

    /// <summary>Where a field stands, and its first control; a part of a field (Due.Day) counts as the field. Null when not on the page.</summary>
    public (int Index, string ControlId)? Find(string key)
    {
        var at = fields.FindIndex(f => string.Equals(f.Name, key, StringComparison.OrdinalIgnoreCase));
        if (at < 0)
        {
            at = fields.FindIndex(f => key.StartsWith(f.Name + ".", StringComparison.OrdinalIgnoreCase)
                || key.StartsWith(f.Name + "[", StringComparison.OrdinalIgnoreCase));
        }
        return at < 0 ? null : (at, fields[at].ControlId);
    }

    /// <summary>Sets another first control, such as the part of a date that is wrong.</summary>
    public void Point(string name, string controlId)
    {
        var at = fields.FindIndex(f => f.Name == name);
        if (at >= 0)
        {
            fields[at] = (name, controlId);
        }
    }
}
