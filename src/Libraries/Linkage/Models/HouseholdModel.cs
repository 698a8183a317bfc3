namespace LineOfSight.Linkage.Models;

/// <summary>Pairs that look alike without being of one person: a class of their own beside "one person" and "nothing to do with one another".</summary>
/// <param name="Prior">How likely two records picked at random are of this class.</param>
/// <param name="Levels">For each comparison and level: how often such pairs are at it, 0 to 1.</param>
/// <param name="Shares">For each comparison and level: whether a rare value there is as telling of this class as of one person.</param>
public sealed record SiblingClass(double Prior, IReadOnlyList<IReadOnlyList<double>> Levels, IReadOnlyList<IReadOnlyList<bool>> Shares);

/// <summary>
/// Strangers who live near one another, and those who do not. A town, a postcode and a school come together, so strangers who agree in one
/// of them agree in the others more often than u, level by level, says.
/// </summary>
/// <param name="Near">How many of two strangers picked at random live near one another, 0 to 1.</param>
/// <param name="NearLevels">For each comparison and level: how often neighbours are at it. What does not tell places apart stands at u.</param>
/// <param name="FarLevels">The same for strangers who live apart.</param>
public sealed record NeighbourClass(double Near, IReadOnlyList<IReadOnlyList<double>> NearLevels, IReadOnlyList<IReadOnlyList<double>> FarLevels);

/// <summary>
/// What brothers, sisters and neighbours look like beside one child. A model of two classes takes children of one household for one,
/// because they share so much, and neighbours who share a birthday too.
/// </summary>
/// <param name="Siblings">Different children of one household.</param>
/// <param name="Neighbours">Strangers, near and far.</param>
public sealed record HouseholdModel(SiblingClass Siblings, NeighbourClass Neighbours);
