namespace Delivery.Functions.Storage.Teaching;

/// <summary>A course in which a phone holds places.</summary>
/// <param name="Until">End of the course's last lesson: then it counts no more.</param>
public sealed record PhoneClaim(string CourseId, DateTimeOffset Until);

/// <summary>In how many courses a phone holds places, so that nobody hoards them: one row a phone, by its keyed hash.</summary>
public sealed class PhoneClaims(DeliveryTables tables, Enrolments enrolments, TimeProvider clock)
{
    private const string ClaimsRow = "claims";

    /// <returns>False when the phone holds places in so many other courses already.</returns>
    public Task<bool> TakeAsync(string phoneKey, PhoneClaim claim, int most) =>
        TableRows.UntilCommittedAsync(async () =>
        {
            var read = await ReadAsync(phoneKey);
            var others = Running(read?.Value).Where(one => one.CourseId != claim.CourseId).ToList();
            if (others.Count >= most)
                others = [.. await AliveAsync(phoneKey, others)];
            return others.Count >= most ? (true, false) : (await WriteAsync(phoneKey, read, [.. others, claim]), true);
        });

    /// <summary>Lets a course go in which the phone holds no place any more; where it still does, nothing happens.</summary>
    public async Task ReleaseUnusedAsync(string phoneKey, string courseId)
    {
        if (!(await enrolments.OfPhoneAsync(courseId, phoneKey)).Any(row => row.Value.IsOpen))
            await ReleaseAsync(phoneKey, courseId);
    }

    private Task ReleaseAsync(string phoneKey, string courseId) =>
        TableRows.UntilCommittedAsync(async () =>
        {
            var read = await ReadAsync(phoneKey);
            if (read is null || read.Value.All(one => one.CourseId != courseId))
                return (true, true);
            return (await WriteAsync(phoneKey, read, [.. read.Value.Where(one => one.CourseId != courseId)]), true);
        });

    /// <summary>The courses of a phone, for whoever asks to be forgotten.</summary>
    public async Task<IReadOnlyList<string>> CoursesAsync(string phoneKey) =>
        [.. ((await ReadAsync(phoneKey))?.Value ?? []).Select(one => one.CourseId)];

    /// <summary>Forgets the phone.</summary>
    /// <returns>How many courses it stood for.</returns>
    public async Task<int> ForgetAsync(string phoneKey)
    {
        var courses = await CoursesAsync(phoneKey);
        await tables.Enrolments.DeleteEntityAsync(Partition(phoneKey), ClaimsRow);
        return courses.Count;
    }

    private static string Partition(string phoneKey) => $"phone-{phoneKey}";

    private Task<Stored<PhoneClaim[]>?> ReadAsync(string phoneKey) =>
        tables.Enrolments.FindAsync<PhoneClaim[]>(Partition(phoneKey), ClaimsRow);

    private IEnumerable<PhoneClaim> Running(IEnumerable<PhoneClaim>? claims) =>
        (claims ?? []).Where(one => one.Until > clock.GetUtcNow());

    // A claim is taken first and the place after it: who died in between holds none.
    private async Task<IEnumerable<PhoneClaim>> AliveAsync(string phoneKey, IEnumerable<PhoneClaim> claims)
    {
        var alive = new List<PhoneClaim>();
        foreach (var claim in claims)
            if ((await enrolments.OfPhoneAsync(claim.CourseId, phoneKey)).Any(row => row.Value.IsOpen))
                alive.Add(claim);
        return alive;
    }

    private Task<bool> WriteAsync(string phoneKey, Stored<PhoneClaim[]>? read, PhoneClaim[] claims)
    {
        var row = Row.Of(Partition(phoneKey), ClaimsRow, claims);
        return tables.Enrolments.TryCommitAsync([
            read is null ? TableRows.Insert(row) : TableRows.Replace(row, read.ETag),
        ]);
    }
}
