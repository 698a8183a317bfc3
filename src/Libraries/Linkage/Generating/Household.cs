namespace LineOfSight.Linkage.Generating;

/// <summary>A family: who grows up together.</summary>
internal sealed class Household
{
    public int Number { get; set; }

    public Origin? Origin { get; set; }

    /// <summary>Girls, or boys, have a surname of their own beside the family's, as in Sikh families kaur and singh.</summary>
    public bool HasNamesBySex { get; set; }

    /// <summary>What the family is called.</summary>
    public Letters Surname { get; } = new();

    /// <summary>What it was called before.</summary>
    public Letters FormerSurname { get; } = new();

    /// <summary>Where it has lived, the first first.</summary>
    public List<Address> Addresses { get; } = [];

    /// <summary>The day of each move, one fewer than the addresses.</summary>
    public List<DateOnly> Moves { get; } = [];

    public List<Child> Children { get; } = [];

    /// <summary>The schools of its first district that the children go to.</summary>
    public int Primary { get; set; }

    public int Secondary { get; set; }
}

/// <summary>A child, as they are: what agencies write down is made from it.</summary>
internal sealed class Child
{
    public int Number { get; set; }

    public bool IsGirl { get; set; }

    public DateOnly Born { get; set; }

    public Letters FirstName { get; } = new();

    /// <summary>Empty for one who goes by the first name.</summary>
    public Letters KnownAs { get; } = new();

    public Letters Surname { get; } = new();

    /// <summary>Empty where it never changed.</summary>
    public Letters FormerSurname { get; } = new();

    public byte[] BirthTown { get; set; } = [];

    /// <summary>Where it is, or for one born abroad where the family settled.</summary>
    public Area BirthArea { get; set; } = null!;

    public bool IsBornAbroad { get; set; }

    /// <summary>The place, among the family's addresses, of the first that the child lived at.</summary>
    public int FirstAddress { get; set; }

    /// <summary>Which of the district's schools; null before the fourth birthday's September.</summary>
    public School? School { get; set; }

    public Letters NhsNumber { get; } = new();

    /// <summary>Empty before school, and for those who never went to one of the state's.</summary>
    public Letters PupilNumber { get; } = new();
}

/// <summary>A school of a district.</summary>
/// <param name="IsSecondary">It takes children from the age of 11.</param>
/// <param name="Number">From 0.</param>
internal readonly record struct School(bool IsSecondary, int Number)
{
    public const int Primaries = 6;
    public const int Secondaries = 3;
}
