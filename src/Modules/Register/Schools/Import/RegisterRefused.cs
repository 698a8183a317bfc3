namespace LineOfSight.Register.Schools.Import;

/// <summary>The whole file cannot be taken as a register; the message says what is wrong and what to do, for people.</summary>
internal sealed class RegisterRefused(string message) : Exception(message);
