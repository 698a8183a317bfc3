namespace LineOfSight.WorkingDays;

/// <summary>One bank holiday.</summary>
/// <param name="Division">Where it is kept.</param>
/// <param name="On">The date.</param>
/// <param name="Name">Its name, such as "Good Friday"; a substitute day says so.</param>
/// <remarks>Source: Banking and Financial Dealings Act 1971, schedule 1, and proclamations; the dates as GOV.UK publishes them.</remarks>
public sealed record BankHoliday(Division Division, DateOnly On, string Name);
