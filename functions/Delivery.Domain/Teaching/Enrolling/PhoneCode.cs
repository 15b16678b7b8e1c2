namespace Delivery.Domain.Teaching.Enrolling;

/// <summary>A code of six digits that was sent to a phone, of which only a hash is kept.</summary>
/// <param name="Until">From here on it is too old.</param>
/// <param name="Tries">Wrong ones so far.</param>
/// <param name="Sent">How many codes this phone was sent for the course; the newest one counts.</param>
/// <param name="Group">Of those who signed up last under the phone.</param>
public sealed record PhoneCode(string Hash, DateTimeOffset Until, int Tries, int Sent, int Group)
{
    public const int MostTries = 5;

    public const int Digits = 6;

    public Refusal? Against(string hash, DateTimeOffset now) =>
        now >= Until ? new("enrolment.code-old", "验证码已过期，请重新获取", "code") { English = TooOld }
        : Tries >= MostTries
            ? new("enrolment.code-tries", $"验证码已输错{MostTries}次，请重新获取", "code")
            {
                English = $"The code was wrong {MostTries} times; please ask for another one",
            }
        : hash != Hash ? new("enrolment.code-wrong", Wrong(), "code") { English = WrongInEnglish() }
        : null;

    /// <summary>What cannot be a code is a slip of the hand, and costs no try.</summary>
    public static Refusal? AgainstShape(string code) =>
        code.Length == Digits && code.All(char.IsAsciiDigit)
            ? null
            : new("enrolment.code-shape", $"请填写短信里的{Digits}位数字验证码", "code")
            {
                English = $"Please type the {Digits} digits of the message",
            };

    public const string TooOld = "The code is too old; please ask for another one";

    private int Left => MostTries - Tries - 1;

    private string Wrong() => Left > 0 ? $"验证码不对，请核对短信，还可以试{Left}次" : "验证码不对，请重新获取";

    private string WrongInEnglish() =>
        Left > 0
            ? $"The code is wrong; please look at the message again. Tries left: {Left}"
            : "The code is wrong; please ask for another one";
}
