namespace LineOfSight.Linkage.Generating;

/// <summary>What invented population is wanted.</summary>
/// <param name="Rows">How many records of agencies; from 0. There are about 465 children for each 1,000.</param>
/// <param name="Seed">Any number. The same rows and seed give the same bytes, on every machine.</param>
public sealed record GeneratedPopulation(int Rows, ulong Seed);
