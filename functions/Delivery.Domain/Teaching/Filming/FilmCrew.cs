using Delivery.Domain.Ordering;

namespace Delivery.Domain.Teaching.Filming;

/// <summary>Who films a lesson, and how they are reached.</summary>
public sealed record FilmCrew(string Name, string Email, string? Phone = null)
{
    public IEnumerable<Refusal> Check()
    {
        if (string.IsNullOrWhiteSpace(Name))
            yield return new Refusal("filming.crew-name", "请写拍摄组或摄影师的名称", "crew.name");
        if (!Emails.IsValid(Email))
            yield return new Refusal("filming.email", "请写拍摄组的邮箱，链接发到那里", "crew.email");
        if (!string.IsNullOrEmpty(Phone) && !Phones.IsValid(Phone))
            yield return new Refusal("filming.phone", "拍摄组的电话应为手机或带区号的座机，也可以空着", "crew.phone");
    }
}
