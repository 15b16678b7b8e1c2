using Delivery.Domain.Teaching.Enrolling;
using Delivery.Functions.Security;

namespace Delivery.Functions.Storage.People;

/// <summary>
/// Names who takes part in a course by keyed hashes of phone and name: the same person is the same row, and no key or
/// address tells who it is.
/// </summary>
public sealed class PersonKeys(CallerHash hash)
{
    private const int PhoneLength = 20;
    private const int NameLength = 12;

    /// <summary>Of both keys together.</summary>
    public const int Length = PhoneLength + NameLength;

    public string OfPhone(string phone) => hash.Of($"enrolled-phone|{phone}")[..PhoneLength];

    public string OfPerson(Participant person) =>
        OfPhone(person.Phone) + hash.Of($"enrolled-name|{person.NameWithoutSpaces}")[..NameLength];

    /// <summary>What is kept of a code that was sent.</summary>
    public string OfCode(string courseId, string phoneKey, string code) =>
        hash.Of($"code|{courseId}|{phoneKey}|{code}");

    public static string PhoneIn(string personKey) => personKey[..PhoneLength];
}
