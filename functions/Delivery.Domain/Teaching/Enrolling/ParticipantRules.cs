using Delivery.Domain.Ordering;

namespace Delivery.Domain.Teaching.Enrolling;

/// <summary>What is asked of who signs up (domain.md, sections 8 and 9). Fields are those of the API's body.</summary>
public static class ParticipantRules
{
    private const int Adult = 18;
    private const int Child = 14;
    private const int FirstYear = 1900;

    /// <param name="people">The first signs up; the others come along under the same phone.</param>
    /// <param name="byCode">The phone is proved by a code, so it must be one that gets text messages.</param>
    public static IReadOnlyList<Refusal> Check(
        IReadOnlyList<Participant> people,
        DateOnly today,
        EnrolmentSettings settings,
        bool byCode
    )
    {
        var first = CheckPerson(people[0], 0, today).ToList();
        // As the form has them, from top to bottom.
        List<Refusal> refusals =
        [
            .. first.Where(one => one.Field == "name"),
            .. CheckPhone(people[0].Phone, byCode),
            .. first.Where(one => one.Field != "name"),
            .. CheckEmail(people[0].Email),
        ];
        for (var at = 1; at < people.Count; at++)
            refusals.AddRange(CheckPerson(people[at], at, today));
        if (people.Any(person => MayBeChild(person.BirthYear, today)))
            refusals.AddRange(CheckGuardian(people[0].Guardian));
        if (people.Count > settings.PeoplePerPhone)
            refusals.Add(
                new(
                    "enrolment.members",
                    $"一个手机号最多为{settings.PeoplePerPhone}人报同一门课，请减少人数",
                    "members"
                )
                {
                    English = $"One phone can sign up {settings.PeoplePerPhone} people for a course; please name fewer",
                }
            );
        return [.. refusals, .. SameNames(people)];
    }

    /// <summary>Who may still be under fourteen by the year alone; the day of birth is not asked for.</summary>
    public static bool MayBeChild(int? birthYear, DateOnly today) =>
        birthYear is { } year && today.Year - year is >= 0 and <= Child;

    public static bool IsAdult(int? birthYear, DateOnly today) => birthYear is { } year && today.Year - year > Adult;

    /// <summary>A year of birth, or an age: 1958 and 68 are both understood.</summary>
    public static int? BirthYearOf(int typed, DateOnly today) =>
        typed >= FirstYear && typed <= today.Year ? typed
        : typed is >= 0 and <= 120 ? today.Year - typed
        : null;

    private static IEnumerable<Refusal> CheckPhone(string phone, bool byCode)
    {
        if (byCode && !Phones.IsMobile(phone))
            yield return new("enrolment.phone", "请填写11位手机号，验证码发到这个手机", "phone")
            {
                English = "Please give a mobile number of 11 digits; the code is sent to it",
            };
        else if (!Phones.IsValid(phone))
            yield return new("enrolment.phone", "请填写11位手机号，或带区号的座机号", "phone")
            {
                English = "Please give a mobile number of 11 digits, or another one with its area code",
            };
    }

    private static IEnumerable<Refusal> CheckEmail(string? email)
    {
        if (!string.IsNullOrEmpty(email) && !Emails.IsValid(email))
            yield return new("enrolment.email", "请填写正确的邮箱，例如 name@example.cn，或留空", "email")
            {
                English = "Please give a right email address, such as name@example.cn, or none",
            };
    }

    private static IEnumerable<Refusal> CheckPerson(Participant person, int at, DateOnly today)
    {
        var prefix = at == 0 ? "" : $"members[{at - 1}].";
        if (string.IsNullOrWhiteSpace(person.Name))
            yield return new("enrolment.name", at == 0 ? "请填写姓名" : $"请填写第{at}位家人的姓名", $"{prefix}name")
            {
                English = at == 0 ? "Please give the name" : $"Please give the name of family member {at}",
            };
        if (person.BirthYear is not { } year || year < FirstYear || year > today.Year)
            yield return new(
                "enrolment.birth-year",
                $"请填写{(at == 0 ? "" : $"第{at}位家人的")}出生年份，例如 1958",
                $"{prefix}birthYear"
            )
            {
                English = $"Please give the year of birth{(at == 0 ? "" : $" of family member {at}")}, such as 1958",
            };
    }

    private static IEnumerable<Refusal> CheckGuardian(Guardian? guardian)
    {
        if (guardian is null || string.IsNullOrWhiteSpace(guardian.Name))
            yield return new("enrolment.guardian", "未满14岁的孩子报名，请填写监护人姓名", "guardian.name")
            {
                English = "For a child under 14 please give the guardian's name",
            };
        if (guardian is null || !Phones.IsValid(guardian.Phone))
            yield return new("enrolment.guardian-phone", "请填写监护人的11位手机号，或带区号的座机号", "guardian.phone")
            {
                English = "Please give the guardian's mobile number of 11 digits, or another one with its area code",
            };
        if (guardian is null || !guardian.Consents)
            yield return new("enrolment.consent", "未满14岁的孩子报名，需要监护人勾选同意", "guardian.consents")
            {
                English = "For a child under 14 the guardian has to tick the consent",
            };
    }

    private static bool IsSame(Participant one, Participant other) =>
        one.Name.Length > 0 && one.NameWithoutSpaces == other.NameWithoutSpaces;

    private static IEnumerable<Refusal> SameNames(IReadOnlyList<Participant> people)
    {
        for (var at = 1; at < people.Count; at++)
            if (people.Take(at).Any(other => IsSame(other, people[at])))
                yield return new(
                    "enrolment.twice",
                    $"“{people[at].Name}”写了两次，请只留一个",
                    $"members[{at - 1}].name"
                )
                {
                    English = "This name stands there twice; please leave one",
                };
    }
}
