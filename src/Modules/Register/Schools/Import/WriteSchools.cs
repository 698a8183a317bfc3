using LineOfSight.Kernel.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace LineOfSight.Register.Schools.Import;

/// <summary>
/// Writes a difference in sets, inside the transaction that is open: 24,000 schools and their history in about a second,
/// where saving them one by one takes minutes.
/// </summary>
internal sealed class WriteSchools(LineOfSightDb db)
{
    private const int RowsInOneUpdate = 5_000;

    // Two imports at once would each compare with what the other is about to change.
    public const long Lock = 60_210_975;

    private static readonly SchoolColumn[] Columns =
    [
        SchoolColumn.Figure("urn", s => s.Urn),
        SchoolColumn.Text("la_code", s => s.LaCode),
        SchoolColumn.Text("establishment_number", s => s.EstablishmentNumber),
        SchoolColumn.Text("name", s => s.Name),
        SchoolColumn.Text("type", s => s.Type),
        SchoolColumn.Text("phase", s => s.Phase),
        SchoolColumn.Text("kind", s => Enum.GetName(s.Kind)),
        SchoolColumn.Text("status", s => Enum.GetName(s.Status)),
        SchoolColumn.Day("open_date", s => s.OpenDate),
        SchoolColumn.Day("close_date", s => s.CloseDate),
        SchoolColumn.Figure("pupils", s => s.Pupils),
        SchoolColumn.Figure("low_age", s => s.LowAge),
        SchoolColumn.Figure("high_age", s => s.HighAge),
        SchoolColumn.Text("street", s => s.Street),
        SchoolColumn.Text("locality", s => s.Locality),
        SchoolColumn.Text("address3", s => s.Address3),
        SchoolColumn.Text("town", s => s.Town),
        SchoolColumn.Text("county", s => s.County),
        SchoolColumn.Text("postcode", s => s.Postcode),
        SchoolColumn.Text("website", s => s.Website),
        SchoolColumn.Text("telephone", s => s.Telephone),
        SchoolColumn.Text("inspection_rating", s => s.InspectionRating),
        SchoolColumn.Day("inspection_date", s => s.InspectionDate),
        SchoolColumn.Text("district_code", s => s.DistrictCode),
        SchoolColumn.Text("district_name", s => s.DistrictName),
    ];

    private static readonly string Names = string.Join(", ", Columns.Select(column => column.Name));

    private NpgsqlConnection Connection => (NpgsqlConnection)db.Database.GetDbConnection();

    /// <summary>Waits until no other import is being applied; held until the transaction ends.</summary>
    public Task AloneAsync(CancellationToken stop) => RunAsync($"select pg_advisory_xact_lock({Lock})", stop);

    /// <summary>True when no import is being applied anywhere at this moment.</summary>
    public async Task<bool> IsFreeAsync(CancellationToken stop)
    {
        await using var command = new NpgsqlCommand($"select pg_try_advisory_xact_lock({Lock})", Connection);
        return (bool)(await command.ExecuteScalarAsync(stop))!;
    }

    public async Task WriteAsync(Guid import, RegisterDifference difference, CancellationToken stop)
    {
        await CopyAsync(difference.Added, stop);
        var altered = difference.Changed.Concat(difference.Reopened).Concat(difference.Closed).Select(change => change.After).ToList();
        if (altered.Count > 0)
        {
            await MergeAsync(altered, stop);
        }

        await WriteHistoryAsync(import, difference, stop);
        await WriteRejectionsAsync(import, difference.Rejected, stop);
    }

    // The app's role may make no temporary tables; arrays carry the rows to one UPDATE instead.
    private async Task MergeAsync(IReadOnlyList<School> schools, CancellationToken stop)
    {
        var set = string.Join(", ", Columns.Skip(1).Select(column => $"{column.Name} = a.{column.Name}"));
        var arrays = string.Join(", ", Columns.Select((column, i) => $"${i + 1}::{column.SqlType}[]"));
        foreach (var some in schools.Chunk(RowsInOneUpdate))
        {
            await using var command = new NpgsqlCommand(
                $"update register.school s set {set} from unnest({arrays}) as a({Names}) where a.urn = s.urn", Connection);
            foreach (var column in Columns)
            {
                command.Parameters.Add(new NpgsqlParameter { Value = column.ToArray(some), NpgsqlDbType = NpgsqlDbType.Array | column.Type });
            }

            await command.ExecuteNonQueryAsync(stop);
        }
    }

    private async Task CopyAsync(IReadOnlyList<School> schools, CancellationToken stop)
    {
        await using var to = await Connection.BeginBinaryImportAsync($"copy register.school ({Names}) from stdin (format binary)", stop);
        foreach (var school in schools)
        {
            to.StartRow();
            foreach (var column in Columns)
            {
                column.Write(to, school);
            }
        }

        await to.CompleteAsync(stop);
    }

    private async Task WriteHistoryAsync(Guid import, RegisterDifference difference, CancellationToken stop)
    {
        await using var to = await Connection.BeginBinaryImportAsync(
            "copy register.school_history (urn, import_id, what, as_of, fields) from stdin (format binary)", stop);
        void Write(int urn, SchoolHistoryKind what, SchoolChange? change)
        {
            to.StartRow();
            to.Write(urn, NpgsqlDbType.Integer);
            to.Write(import, NpgsqlDbType.Uuid);
            to.Write(Enum.GetName(what)!, NpgsqlDbType.Text);
            to.Write(difference.Statement.AsOf, NpgsqlDbType.Date);
            if (change is null)
            {
                to.WriteNull();
            }
            else
            {
                to.Write(SchoolHistory.Write(change.Fields), NpgsqlDbType.Jsonb);
            }
        }

        foreach (var school in difference.Added)
        {
            Write(school.Urn, SchoolHistoryKind.Added, null);
        }

        foreach (var change in difference.Changed)
        {
            Write(change.After.Urn, SchoolHistoryKind.Changed, change);
        }

        foreach (var change in difference.Reopened)
        {
            Write(change.After.Urn, SchoolHistoryKind.Reopened, change);
        }

        foreach (var closure in difference.Closed)
        {
            var what = closure.Ground == ClosureGround.LeftRegister ? SchoolHistoryKind.LeftRegister : SchoolHistoryKind.Closed;
            Write(closure.After.Urn, what, closure);
        }

        await to.CompleteAsync(stop);
    }

    private async Task WriteRejectionsAsync(Guid import, IReadOnlyList<RejectedRow> rejected, CancellationToken stop)
    {
        if (rejected.Count == 0)
        {
            return;
        }

        await using var to = await Connection.BeginBinaryImportAsync(
            "copy register.school_import_rejection (import_id, number, line, reason) from stdin (format binary)", stop);
        for (var number = 0; number < rejected.Count; number++)
        {
            to.StartRow();
            to.Write(import, NpgsqlDbType.Uuid);
            to.Write(number + 1, NpgsqlDbType.Integer);
            to.Write(rejected[number].Line, NpgsqlDbType.Integer);
            to.Write(rejected[number].Reason, NpgsqlDbType.Text);
        }

        await to.CompleteAsync(stop);
    }

    private async Task RunAsync(string sql, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, Connection);
        await command.ExecuteNonQueryAsync(stop);
    }
}
