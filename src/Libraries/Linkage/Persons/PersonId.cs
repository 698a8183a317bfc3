using System.Globalization;

namespace LineOfSight.Linkage.Persons;

/// <summary>A person's id: a running number, which says nothing about the person.</summary>
/// <param name="Number">From 1.</param>
public readonly record struct PersonId(int Number) : IComparable<PersonId>
{
    private const char Letter = 'P';

    /// <summary>Reads what <see cref="ToString"/> writes; null when it is no such id.</summary>
    public static PersonId? Find(string text) =>
        text.Length > 1 && text[0] == Letter && int.TryParse(text.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            && new PersonId(number) is var id && id.ToString() == text ? id : null;

    /// <inheritdoc/>
    public int CompareTo(PersonId other) => Number.CompareTo(other.Number);

    /// <summary>Such as <c>P000001</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Letter}{Number:D6}");

    /// <summary>Whether the number is lower.</summary>
    public static bool operator <(PersonId left, PersonId right) => left.Number < right.Number;

    /// <summary>Whether the number is higher.</summary>
    public static bool operator >(PersonId left, PersonId right) => left.Number > right.Number;

    /// <summary>Whether the number is not higher.</summary>
    public static bool operator <=(PersonId left, PersonId right) => left.Number <= right.Number;

    /// <summary>Whether the number is not lower.</summary>
    public static bool operator >=(PersonId left, PersonId right) => left.Number >= right.Number;
}
