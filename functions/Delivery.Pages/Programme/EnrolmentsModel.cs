namespace Delivery.Pages.Programme;

/// <summary>How full a week's courses of a district are.</summary>
/// <param name="District">By name.</param>
/// <param name="Courses">Those that take enrolments.</param>
public sealed record DistrictEnrolments(string District, int Courses, int Taken, int Places);
