using Npgsql;
using NpgsqlTypes;

namespace LineOfSight.Register.Schools.Import;

/// <summary>One column of the table of schools, as a set of rows is written to it.</summary>
internal sealed record SchoolColumn(
    string Name, string SqlType, NpgsqlDbType Type, Action<NpgsqlBinaryImporter, School> Write, Func<IEnumerable<School>, Array> ToArray)
{
    public static SchoolColumn Text(string name, Func<School, string?> read) => new(name, "text", NpgsqlDbType.Text, (to, school) =>
    {
        if (read(school) is { } text)
        {
            to.Write(text, NpgsqlDbType.Text);
        }
        else
        {
            to.WriteNull();
        }
    }, schools => schools.Select(read).ToArray());

    public static SchoolColumn Figure(string name, Func<School, int?> read) => new(name, "integer", NpgsqlDbType.Integer, (to, school) =>
    {
        if (read(school) is { } figure)
        {
            to.Write(figure, NpgsqlDbType.Integer);
        }
        else
        {
            to.WriteNull();
        }
    }, schools => schools.Select(read).ToArray());

    public static SchoolColumn Day(string name, Func<School, DateOnly?> read) => new(name, "date", NpgsqlDbType.Date, (to, school) =>
    {
        if (read(school) is { } day)
        {
            to.Write(day, NpgsqlDbType.Date);
        }
        else
        {
            to.WriteNull();
        }
    }, schools => schools.Select(read).ToArray());
}
