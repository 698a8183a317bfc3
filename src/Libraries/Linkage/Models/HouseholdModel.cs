namespace LineOfSight.Linkage.Models;

/// <summary>
/// What brothers and sisters look like beside one child: a third class between "one person" and "nothing to do with one another". It keeps
/// children of one household apart, whom a model of two classes takes for one because they share so much.
/// </summary>
/// <param name="Prior">How likely two records picked at random are of different children of one household.</param>
/// <param name="S">For each comparison and level: how often such pairs are at it, 0 to 1.</param>
/// <param name="Shares">For each comparison and level: whether a rare value there is as telling of a household as of a child.</param>
public sealed record HouseholdModel(double Prior, IReadOnlyList<IReadOnlyList<double>> S, IReadOnlyList<IReadOnlyList<bool>> Shares);
