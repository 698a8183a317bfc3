using System.ComponentModel.DataAnnotations;

namespace LineOfSight.Administration;

/// <summary>Refuses what has not the form of an email address, beside the other errors of a form. Nothing typed is another attribute's error.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class EmailOfPersonAttribute() : ValidationAttribute(PersonDetails.NotAnAddress)
{
    public override bool IsValid(object? value) => value is not string email || string.IsNullOrWhiteSpace(email) || PersonDetails.IsAddress(email.Trim());
}
