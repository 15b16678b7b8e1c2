using System.Globalization;
using System.Security.Cryptography;
using Delivery.Domain.Teaching.Enrolling;
using Delivery.Functions.Email;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.People;

namespace Delivery.Functions.Teaching.Enrolling;

/// <param name="Code">Six digits, sent to the phone and kept nowhere.</param>
/// <param name="Hash">What is kept of it.</param>
public sealed record FreshCode(string Code, string Hash);

/// <summary>Codes by which a phone is proved, where text messages can be sent and staff want it.</summary>
public sealed class PhoneCodes(PersonKeys keys, SmsChannel sms, CurrentSettings settings, TimeProvider clock)
{
    private const int Beyond = 1_000_000;

    public bool AreAsked => sms.IsOpen && settings.Enrolment.Verification;

    public FreshCode Fresh(string courseId, string phoneKey)
    {
        var code = RandomNumberGenerator
            .GetInt32(Beyond)
            .ToString($"D{PhoneCode.Digits}", CultureInfo.InvariantCulture);
        return new FreshCode(code, HashOf(courseId, phoneKey, code));
    }

    public string HashOf(string courseId, string phoneKey, string code) => keys.OfCode(courseId, phoneKey, code);

    public PhoneCode First(FreshCode code, int group, DateTimeOffset confirmBy) =>
        new(code.Hash, Until(confirmBy), Tries: 0, Sent: 1, group);

    public PhoneCode Next(PhoneCode before, FreshCode code, DateTimeOffset confirmBy) =>
        before with
        {
            Hash = code.Hash,
            Until = Until(confirmBy),
            Tries = 0,
            Sent = before.Sent + 1,
        };

    private DateTimeOffset Until(DateTimeOffset confirmBy) =>
        clock.GetUtcNow().AddMinutes(settings.Enrolment.CodeMinutes) is var until && until < confirmBy
            ? until
            : confirmBy;
}
