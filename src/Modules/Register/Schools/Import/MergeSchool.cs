namespace LineOfSight.Register.Schools.Import;

/// <summary>What is to be held about a school once a file has spoken: only fields that its layout carries can change.</summary>
internal static class MergeSchool
{
    public static School Merge(School held, School file, RegisterStatement statement)
    {
        T Pick<T>(SchoolField field, T published, T kept) => statement.Carried.HasFlag(field) ? published : kept;

        var keepType = !statement.Carried.HasFlag(SchoolField.Type) || SchoolKinds.AddsNothing(file.Type, held);
        var merged = held with
        {
            LaCode = Pick(SchoolField.LocalAuthority, file.LaCode, held.LaCode),
            EstablishmentNumber = Pick(SchoolField.EstablishmentNumber, file.EstablishmentNumber, held.EstablishmentNumber),
            // Every school has a name: a missing one says that the file does not hold it.
            Name = file.Name ?? held.Name,
            Type = keepType ? held.Type : file.Type,
            Kind = keepType ? held.Kind : file.Kind,
            Phase = Pick(SchoolField.Phase, file.Phase, held.Phase),
            Status = Pick(SchoolField.Status, file.Status, held.Status),
            OpenDate = Pick(SchoolField.OpenDate, file.OpenDate, held.OpenDate),
            CloseDate = Pick(SchoolField.CloseDate, file.CloseDate, held.CloseDate),
            Pupils = Pick(SchoolField.Pupils, file.Pupils, held.Pupils),
            LowAge = Pick(SchoolField.LowAge, file.LowAge, held.LowAge),
            HighAge = Pick(SchoolField.HighAge, file.HighAge, held.HighAge),
            Street = Pick(SchoolField.Street, file.Street, held.Street),
            Locality = Pick(SchoolField.Locality, file.Locality, held.Locality),
            Address3 = Pick(SchoolField.Address3, file.Address3, held.Address3),
            Town = Pick(SchoolField.Town, file.Town, held.Town),
            County = Pick(SchoolField.County, file.County, held.County),
            Postcode = Pick(SchoolField.Postcode, file.Postcode, held.Postcode),
            Website = Pick(SchoolField.Website, file.Website, held.Website),
            Telephone = Pick(SchoolField.Telephone, file.Telephone, held.Telephone),
            InspectionRating = Pick(SchoolField.InspectionRating, file.InspectionRating, held.InspectionRating),
            InspectionDate = Pick(SchoolField.InspectionDate, file.InspectionDate, held.InspectionDate),
            DistrictCode = Pick(SchoolField.DistrictCode, file.DistrictCode, held.DistrictCode),
            DistrictName = Pick(SchoolField.DistrictName, file.DistrictName, held.DistrictName),
        };
        return statement.PresenceMeansOpen ? Present(merged, statement.AsOf) : merged;
    }

    // A census shows that the school taught children on its day. It does not undo a closure that came later.
    private static School Present(School school, DateOnly asOf) => school.Status switch
    {
        SchoolStatus.Closed when school.CloseDate > asOf => school,
        SchoolStatus.Closed => school with { Status = SchoolStatus.Open, CloseDate = null },
        SchoolStatus.ProposedToOpen => school with { Status = SchoolStatus.Open },
        _ => school,
    };
}
