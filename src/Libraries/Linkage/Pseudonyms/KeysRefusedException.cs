namespace LineOfSight.Linkage.Pseudonyms;

/// <summary>A key file that is not used as it is: it says why and what to do, and never what is in it.</summary>
/// <param name="what">What is wrong.</param>
public sealed class KeysRefusedException(string what) : Exception(what);
