using System.ComponentModel.DataAnnotations;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;

namespace LineOfSight.Administration.SubjectAccess.Approve;

/// <summary>A second person says that giving the pack does no serious harm, and why.</summary>
internal sealed class ApproveRequest(SubjectRequests requests, IAccess access, Work work, TimeProvider clock)
{
    public sealed class Input
    {
        [StringLength(SubjectAccessRequest.TextLimit, ErrorMessage = "Why must be 1,000 characters or fewer")]
        public string? HarmTest { get; set; }

        public int Version { get; set; }
    }

    public async Task HandleAsync(Guid id, Input input, CancellationToken stop)
    {
        var request = await requests.FindAsync(id, Can.ApproveSubjectAccess, stop);
        work.Expect(request, input.Version);
        request.Approve(await requests.PagesAsync(id, stop), await requests.ReviewersAsync(id, stop), input.HarmTest, access.Person.Id, clock.GetUtcNow());
        await work.DoAsync(SubjectAccessActs.Approved, request, null, stop);
    }
}
