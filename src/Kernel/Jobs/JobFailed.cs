namespace LineOfSight.Kernel.Jobs;

/// <summary>A job cannot do its work; the message says why, in words for the page of jobs and without secrets.</summary>
/// <param name="message">What is wrong and who can mend it.</param>
/// <param name="inner">The cause, for the log.</param>
public sealed class JobFailed(string message, Exception? inner = null) : Exception(message, inner);
