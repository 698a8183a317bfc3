using System.Collections;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace LineOfSight.Kernel.Data;

/// <summary>
/// One of the answers that came back together. Whoever reads it may close it as if it were alone: the others stay readable, and
/// <see cref="Together"/> goes on to the next.
/// </summary>
internal sealed class OneOfMany(NpgsqlDataReader all) : DbDataReader
{
    private bool isClosed;

    public override int Depth => all.Depth;

    public override int FieldCount => all.FieldCount;

    public override bool HasRows => all.HasRows;

    public override bool IsClosed => isClosed;

    public override int RecordsAffected => -1;

    public override object this[int ordinal] => all[ordinal];

    public override object this[string name] => all[name];

    public override bool Read() => all.Read();

    public override Task<bool> ReadAsync(CancellationToken cancellationToken) => all.ReadAsync(cancellationToken);

    public override bool NextResult() => false;

    public override Task<bool> NextResultAsync(CancellationToken cancellationToken) => Task.FromResult(false);

    public override void Close() => isClosed = true;

    public override Task CloseAsync()
    {
        isClosed = true;
        return Task.CompletedTask;
    }

    public override string GetName(int ordinal) => all.GetName(ordinal);

    public override int GetOrdinal(string name) => all.GetOrdinal(name);

    public override Type GetFieldType(int ordinal) => all.GetFieldType(ordinal);

    public override string GetDataTypeName(int ordinal) => all.GetDataTypeName(ordinal);

    public override bool IsDBNull(int ordinal) => all.IsDBNull(ordinal);

    public override Task<bool> IsDBNullAsync(int ordinal, CancellationToken cancellationToken) => all.IsDBNullAsync(ordinal, cancellationToken);

    public override T GetFieldValue<T>(int ordinal) => all.GetFieldValue<T>(ordinal);

    public override Task<T> GetFieldValueAsync<T>(int ordinal, CancellationToken cancellationToken) => all.GetFieldValueAsync<T>(ordinal, cancellationToken);

    public override object GetValue(int ordinal) => all.GetValue(ordinal);

    public override int GetValues(object[] values) => all.GetValues(values);

    public override bool GetBoolean(int ordinal) => all.GetBoolean(ordinal);

    public override byte GetByte(int ordinal) => all.GetByte(ordinal);

    public override char GetChar(int ordinal) => all.GetChar(ordinal);

    public override DateTime GetDateTime(int ordinal) => all.GetDateTime(ordinal);

    public override decimal GetDecimal(int ordinal) => all.GetDecimal(ordinal);

    public override double GetDouble(int ordinal) => all.GetDouble(ordinal);

    public override float GetFloat(int ordinal) => all.GetFloat(ordinal);

    public override Guid GetGuid(int ordinal) => all.GetGuid(ordinal);

    public override short GetInt16(int ordinal) => all.GetInt16(ordinal);

    public override int GetInt32(int ordinal) => all.GetInt32(ordinal);

    public override long GetInt64(int ordinal) => all.GetInt64(ordinal);

    public override string GetString(int ordinal) => all.GetString(ordinal);

    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) => all.GetBytes(ordinal, dataOffset, buffer, bufferOffset, length);

    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) => all.GetChars(ordinal, dataOffset, buffer, bufferOffset, length);

    public override IEnumerator GetEnumerator() => new DbEnumerator(this, closeReader: false);
}

/// <summary>Gives a query the answer that came back to it with others, in place of asking again.</summary>
internal sealed class GivesAnswers : DbCommandInterceptor
{
    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is LineOfSightDb { CameBack: { } answer } db)
        {
            db.CameBack = null;
            return ValueTask.FromResult(InterceptionResult<DbDataReader>.SuppressWithResult(answer));
        }

        return ValueTask.FromResult(result);
    }
}
